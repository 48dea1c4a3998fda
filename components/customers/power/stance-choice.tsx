'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { MapPerson } from '@/lib/areas/customers/power/rules/map-people'
import { type Alliance, alliances, allianceSign } from '@/lib/areas/customers/power/rules/standing'

/** The five stances: the one set is filled, the one behaviours suggest is underlined. */
export function StanceChoice({
  person,
  onChoose,
}: {
  person: MapPerson
  /** Absent: only to read. */
  onChoose?: (alliance: Alliance | null) => void
}) {
  const t = useTranslations('power')
  return (
    <>
      <div className="lt5" role="group" aria-label={t('panel.stance')}>
        {alliances.map((alliance) => {
          const on = person.alliance === alliance
          const suggested = person.suggested === alliance
          const inside = (
            <>
              <b aria-hidden="true">{allianceSign[alliance]}</b>
              <span>{t(`alliance.${alliance}`)}</span>
            </>
          )
          const className = classNames(on && 'on', suggested && 'sug')
          return onChoose ? (
            <button
              key={alliance}
              type="button"
              className={className}
              aria-pressed={on}
              title={suggested ? t('panel.suggested', { alliance: t(`alliance.${alliance}`) }) : undefined}
              onClick={() => !on && onChoose(alliance)}
            >
              {inside}
            </button>
          ) : (
            <span key={alliance} className={className} aria-current={on || undefined}>
              {inside}
            </span>
          )
        })}
      </div>
      <p className="meta row wrap">
        <span>
          {person.suggested
            ? t('panel.suggested', { alliance: t(`alliance.${person.suggested}`) })
            : t('panel.suggestedNone')}
        </span>
        {onChoose && person.alliance !== null && (
          <button type="button" className="linkish right" onClick={() => onChoose(null)}>
            {t('panel.clear')}
          </button>
        )}
      </p>
      <Unsupported person={person} />
    </>
  )
}

/** R-TAS1: says what is lacking where the stance is set higher than behaviours carry. */
export function Unsupported({
  person,
}: {
  person: Pick<MapPerson, 'alliance' | 'suggested' | 'unsupported' | 'lack'>
}) {
  const t = useTranslations('power')
  const { alliance, suggested, lack } = person
  if (!person.unsupported || !alliance || !lack) return null
  const set = t(`alliance.${alliance}`)
  const { needed, seen, level } = lack
  const lacking =
    level === 'neutral'
      ? t('panel.lackNeutral', { needed, seen })
      : level === 'supporter'
        ? t('panel.lackSupporter', { needed, seen, set })
        : t('panel.lackMentor', { needed, seen })
  const bold = (chunks: ReactNode) => <b>{chunks}</b>
  return (
    <div className="note warn mt-2">
      {suggested
        ? t.rich('panel.unsupported', { set, suggested: t(`alliance.${suggested}`), lack: lacking, b: bold })
        : t.rich('panel.unsupportedNone', { set, lack: lacking, b: bold })}
    </div>
  )
}
