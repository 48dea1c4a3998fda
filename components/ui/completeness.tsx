import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'

/** One fact of a dossier: there, required and missing, or optional and empty. */
export type FactState = 'filled' | 'missing' | 'optional'

const CLASS = { filled: undefined, missing: 'm', optional: 'o' } as const satisfies Record<
  FactState,
  string | undefined
>

/** A strip with one cell a fact; required ones that are missing stand out in red. */
export function Completeness({ facts }: { facts: FactState[] }) {
  const t = useTranslations('ui')
  const count = (state: FactState) => facts.filter((fact) => fact === state).length
  const label = t('complete', { total: facts.length, filled: count('filled'), missing: count('missing') })
  return (
    <div className="cells" role="img" aria-label={label} style={{ '--n': facts.length } as CSSProperties}>
      {facts.map((fact, at) => (
        <i key={at} className={CLASS[fact]} />
      ))}
    </div>
  )
}
