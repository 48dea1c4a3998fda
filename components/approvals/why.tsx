import { getTranslations } from 'next-intl/server'
import { RuleSource } from '@/components/ui/rule-source'

export type WhyLine = { tone: 'blocks' | 'lowers' | 'heeds' | 'passes'; rule: string; sentence: string }

const LOOK: Record<WhyLine['tone'], string> = {
  blocks: 'vd cut',
  lowers: 'vd cut',
  heeds: 'vd see',
  passes: 'vd ok',
}

/** Each rule that spoke, worst first, in a sentence with its figures and its source. */
export async function Why({ lines }: { lines: WhyLine[] }) {
  const t = await getTranslations('approvals')
  return (
    <>
      <h3 className="t">{t('why')}</h3>
      <ul className="why">
        {lines.map((line) => (
          <li key={line.sentence}>
            <span className={LOOK[line.tone]}>{t(`tone.${line.tone}`)}</span>
            <span>{line.sentence}</span>
            <RuleSource rule={line.rule} />
          </li>
        ))}
      </ul>
    </>
  )
}
