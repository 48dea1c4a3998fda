import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

import type { Field, KindName, Kinds } from '@/lib/core/forms/kinds'
import { showField } from '@/lib/core/forms/text-faces'
import { isEmpty, isMasked, isOther, isUnread, type Signature } from '@/lib/core/forms/values'
import { optionWord, type SharedWords, unitWord } from '@/lib/core/forms/words'
import { capitalYuan, fen, formatYuan } from '@/lib/core/money'

type Sheet = ReturnType<typeof useTranslations<'forms.sheet'>>

type PaperProps<K extends KindName> = {
  field: Field<K>
  /** null on the blank form: what a pen needs is printed instead. */
  value: Kinds[K]['value'] | null
  words: SharedWords
  t: Sheet
  /** In a table the head says unit and currency. */
  inTable: boolean
}
type PaperFace<K extends KindName> = (props: PaperProps<K>) => ReactNode

/** What is never broken at the end of a line: a day to be written by hand, say. */
function Whole({ children }: { children: ReactNode }) {
  return <span className="nb">{children}</span>
}

function Tick({ on, children }: { on: boolean; children: ReactNode }) {
  return <span className={on ? 'bx on' : 'bx'}>{children}</span>
}

/** Plain text; nothing where nothing was written. */
function written<K extends KindName>({ field, value, words }: PaperProps<K>): ReactNode {
  return value === null ? '' : showField(field, value, words)
}

const GAP = '　　　　'

/** A number with its unit; on the blank form room for the number. */
function counted({ field, value, words, inTable }: PaperProps<'integer'> | PaperProps<'number'>): ReactNode {
  const unit = unitWord(words, field.unit, value)
  if (value !== null)
    return inTable && unit
      ? showField(field, value, words).replace(` ${unit}`, '')
      : showField(field, value, words)
  return unit && !inTable ? `${GAP}${unit}` : ''
}

function amount({ field, value, t, inTable }: PaperProps<'money'>): ReactNode {
  if (value === null) return inTable ? '' : t('yuan', { amount: GAP })
  if (inTable) return formatYuan(value)
  const yuan = t('yuan', { amount: formatYuan(value) })
  return field.capital ? `${yuan}${GAP}${t('capitals', { text: capitalYuan(value) })}` : yuan
}

/** How every kind prints. */
export const paperFaces = {
  text: written,
  'long-text': written,
  integer: counted,
  number: counted,
  money: amount,
  percent: ({ value, inTable }) =>
    value === null ? (inTable ? '' : `${GAP}%`) : `${value}${inTable ? '' : '%'}`,
  date: ({ value, t, inTable }) => value ?? (inTable ? '' : <Whole>{t('dayBlank')}</Whole>),
  datetime: (props) =>
    props.value === null && !props.inTable ? <Whole>{props.t('dayBlank')}</Whole> : written(props),
  month: ({ value, t, inTable }) => value ?? (inTable ? '' : <Whole>{t('monthBlank')}</Whole>),
  period: ({ field, value, words, t, inTable }) =>
    value !== null ? (
      showField(field, value, words)
    ) : field.fiscal && !inTable ? (
      <Whole>{t('fiscalBlank')}</Whole>
    ) : (
      ''
    ),
  choice({ field, value, words, inTable }) {
    const { set, codes } = field.options
    // A table has no room for boxes; what the system decided has nothing to tick.
    if (inTable || (field.derive && !field.ticked && value !== null))
      return value === null ? '' : showField(field, value, words)
    const other = isOther(value) ? value.other : null
    return (
      <>
        {codes.map((code) => (
          <Tick key={code} on={code === value}>
            {optionWord(words, set, code)}
          </Tick>
        ))}
        {field.other && (
          <Tick on={other !== null}>
            {words.words.other} <u>{other ?? GAP}</u>
          </Tick>
        )}
      </>
    )
  },
  many: ({ field, value, words }) =>
    field.options.codes.map((code) => (
      <Tick key={code} on={value?.includes(code) ?? false}>
        {optionWord(words, field.options.set, code)}
      </Tick>
    )),
  rating: ({ value, t, inTable }) => (inTable ? (value ?? '') : t('outOfFive', { score: value ?? GAP })),
  // Lines print as a table of their own, see paper-lines.
  table: () => null,
  person: written,
  unit: written,
  customer: written,
  contact: written,
  reference: written,
  calculated({ field, value, words, t, inTable }) {
    if (value === null) {
      if (inTable) return ''
      if (field.as === 'percent') return `${GAP}%`
      return field.as === 'money' ? t('yuan', { amount: GAP }) : GAP + unitWord(words, field.unit)
    }
    if (field.as === 'money' && typeof value === 'number')
      return inTable ? formatYuan(fen(value)) : t('yuan', { amount: formatYuan(fen(value)) })
    return inTable && typeof value === 'number' ? value : showField(field, value, words)
  },
  file: ({ field, value, words }) => (value === null ? '' : showField(field, value, words)),
  signature: ({ value }) => (value === null ? '' : signed(value)),
  'yes-no': ({ value, words }) => (
    <>
      <Tick on={value === true}>{words.words.yes}</Tick>
      <Tick on={value === false}>{words.words.no}</Tick>
    </>
  ),
  phone: written,
  'tax-number': written,
  'bank-account': written,
} satisfies { [K in KindName]: PaperFace<K> }

function signed({ name, at }: Signature): string {
  return `${name} ${at}`
}

/** Does the blank form leave this field nothing but room? Then several in one box need a line each to be written on. */
export function leavesRoom(field: Field, words: SharedWords, t: Sheet): boolean {
  if (field.kind === 'signature') return false
  const Face = paperFaces[field.kind] as unknown as PaperFace<KindName>
  return Face({ field, value: null, words, t, inTable: false }) === ''
}

/** A value as it prints. Guarded values are never printed: ＊ stands for them, or the part that may be seen of a number. */
export function PaperValue<K extends KindName>({
  field,
  value,
  words,
  inTable = false,
}: {
  field: Field<K>
  value: unknown
  words: SharedWords
  inTable?: boolean
}) {
  const t = useTranslations('forms.sheet')
  if (isMasked(value)) return /\d/.test(value.shown) ? value.shown : words.words.masked
  if (isUnread(value)) return value.typed
  const Face = paperFaces[field.kind] as unknown as PaperFace<K>
  return Face({ field, value: isEmpty(value) ? null : (value as Kinds[K]['value']), words, t, inTable })
}
