import { pinyin } from 'pinyin-pro'

/** Full pinyin of a person's name without blanks, the family name read as one (区 ou, 单 shan); other letters stay. */
export function personPinyin(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true })
    .join('')
    .toLowerCase()
    .replace(/\s+/g, '')
}
