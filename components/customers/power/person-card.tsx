import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { MapPerson } from '@/lib/areas/customers/power/rules/map-people'
import { allianceSign, type BuyingRole, coveragePips } from '@/lib/areas/customers/power/rules/standing'

/** How deep we are in touch, as pips and a word. */
export function CoveragePips({ coverage }: { coverage: MapPerson['coverage'] }) {
  const t = useTranslations('power.coverage')
  const pips = coveragePips(coverage)
  return (
    <>
      {pips !== null && [1, 2, 3].map((nth) => <i key={nth} className={nth <= pips ? 'on' : undefined} />)}
      <span className="wd">{t(coverage ?? 'unknown')}</span>
    </>
  )
}

const GROUND = { inner: 'c', political: 'p', low: '' } as const

/** Classes of a card: influence is its ground. */
export function cardClass(
  person: Pick<MapPerson, 'influence'>,
  ...more: (string | false | undefined)[]
): string {
  return classNames('nd', person.influence ? GROUND[person.influence] : 'unsaid', ...more)
}

/** The word of a role: open, or not taking part. */
export function roleKey(role: BuyingRole | null | undefined): BuyingRole | 'none' | 'out' {
  return role === undefined ? 'out' : (role ?? 'none')
}

/** The inside of a card: stance as a sign, name, title, role, coverage, our counterpart, and what is amiss. */
export function PersonFace({ person, role }: { person: MapPerson; role: BuyingRole | null | undefined }) {
  const t = useTranslations('power')
  return (
    <>
      <span className="al">
        <span>{person.alliance ? allianceSign[person.alliance] : '?'}</span>
        {person.unsupported && <small>{t('weak')}</small>}
      </span>
      <span className="tx">
        <span className="nm">
          <b>{person.name}</b> {person.title}
        </span>
        <span className="rl">{t(`role.${roleKey(role)}`)}</span>
        <span className="cv">
          <CoveragePips coverage={person.coverage} />
          {person.counterpart && <span className="us">{person.counterpart.name}</span>}
        </span>
      </span>
      {person.gap && <span className="gap">{t('gap')}</span>}
    </>
  )
}

/** A card as one sentence, for those who hear it. */
export function useCardSentence(): (person: MapPerson, role: BuyingRole | null | undefined) => string {
  const t = useTranslations('power')
  return useCallback(
    (person, role) =>
      [
        t('card', {
          name: person.name,
          title: person.title ?? '',
          alliance: t(`alliance.${person.alliance ?? 'none'}`),
          influence: t(`influence.${person.influence ?? 'none'}`),
          role: t(`role.${roleKey(role)}`),
          coverage: t(`coverage.${person.coverage ?? 'unknown'}`),
        }),
        ...(person.unsupported ? [t('weakSays')] : []),
        ...(person.gap ? [t('gapSays')] : []),
        ...(person.counterpart ? [t('ours', { name: person.counterpart.name })] : []),
      ].join(t('join')),
    [t],
  )
}
