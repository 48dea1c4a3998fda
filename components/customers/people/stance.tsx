import { useTranslations } from 'next-intl'
import type { Alliance, Coverage, Influence } from '@/lib/areas/customers/people/rules/person-options'

const SIGN: Record<Alliance, string> = {
  enemy: '×',
  'non-supporter': '−',
  neutral: '=',
  supporter: '+',
  mentor: '★',
}
const PIPS: Record<Exclude<Coverage, 'unknown'>, number> = { none: 0, brief: 1, multiple: 2, 'in-depth': 3 }

/** × 敌人 − 非支持者 = 中立 + 支持者 ★ 导师: the sign in a box, and the word. */
export function AllianceSign({ value }: { value: string | null }) {
  const t = useTranslations('contacts.alliance')
  if (value === null) return <span className="mut">—</span>
  return (
    <span className="al-sign" data-a={value}>
      <b aria-hidden="true">{SIGN[value as Alliance]}</b>
      {t(value as Alliance)}
    </span>
  )
}

/** How deep we are with somebody: three pips and the word. */
export function CoveragePips({ value }: { value: string | null }) {
  const t = useTranslations('forms.options.coverage')
  if (value === null) return <span className="mut">—</span>
  const word = t(value as Coverage)
  if (value === 'unknown') return <span className="mut">{word}</span>
  const on = PIPS[value as keyof typeof PIPS]
  return (
    <span className="cv">
      {[1, 2, 3].map((at) => (
        <i key={at} className={at <= on ? 'on' : undefined} aria-hidden="true" />
      ))}
      {word}
    </span>
  )
}

/** Influence as the ground of the card on the map, and its word (R-TAS2). */
export function InfluenceMark({ value }: { value: string | null }) {
  const t = useTranslations('forms.options.influence')
  if (value === null) return <span className="mut">—</span>
  return (
    <span className="inf" data-i={value}>
      <i aria-hidden="true" />
      {t(value as Influence)}
    </span>
  )
}

/** Closeness now → wanted, one to five. */
export function Closeness({ now, wanted }: { now: number | null; wanted: number | null }) {
  const t = useTranslations('contacts')
  if (now === null && wanted === null) return <span className="mut">—</span>
  return (
    <span className="num" title={t('closenessTitle', { now: now ?? '?', wanted: wanted ?? '?' })}>
      {now ?? '?'}
      {wanted !== null && wanted !== now && <span className="mut"> → {wanted}</span>}
    </span>
  )
}
