'use client'

import { Link } from '@/components/ui/link'
import { useLocale, useTranslations } from 'next-intl'
import { bracketed } from '@/components/ui/listed'
import { StanceHistory } from '@/components/customers/power/person-panel'
import { Unsupported } from '@/components/customers/power/stance-choice'
import { useSheet, useSheetState } from '@/components/form-sheet/sheet-context'
import type { StanceChange } from '@/lib/areas/customers/power/rules/map-people'
import {
  type Alliance,
  type AllianceLimits,
  allianceSign,
  type BehaviourLevel,
  behaviourLevels,
  isUnsupported,
  lackOf,
  seenByLevel,
  suggestedAlliance,
} from '@/lib/areas/customers/power/rules/standing'
import { numbersSeen } from '@/lib/areas/customers/profile/rules/behaviour-lines'
import type { Row } from '@/lib/core/forms/values'

/** An opportunity to choose, and what he is in it. */
export type ProfileChoice = {
  id: string
  name: string
  state: string
  role: string | null
  salesRep: { id: string | null; label: string } | null
}

/** Beside G3: for which opportunity, what the behaviours typed so far carry, and the stances he was given. */
export function ProfileAside(props: {
  limits: AllianceLimits
  history: StanceChange[]
  opportunities: readonly ProfileChoice[]
  opportunity: string | null
  onOpportunity: (id: string | null) => void
  exchangeHref: string
}) {
  const t = useTranslations('profile')
  return (
    <>
      <Opportunity {...props} />
      <Carried limits={props.limits} />
      <section className="sheet pad cmp">
        <StanceHistory person={{ history: props.history }} />
      </section>
      <p className="mb-4">
        <Link href={props.exchangeHref}>{t('excelBack')}</Link>
      </p>
    </>
  )
}

function Opportunity({
  opportunities,
  opportunity,
  onOpportunity,
}: Pick<Parameters<typeof ProfileAside>[0], 'opportunities' | 'opportunity' | 'onOpportunity'>) {
  const t = useTranslations('profile')
  const power = useTranslations('power')
  const locale = useLocale()
  const { store } = useSheet()
  const chosen = opportunities.find(({ id }) => id === opportunity)
  function choose(id: string) {
    const next = opportunities.find((one) => one.id === id)
    onOpportunity(next?.id ?? null)
    store.merge({
      opportunity: next ? { id: next.id, label: next.name } : null,
      salesRep: next?.salesRep ?? null,
    })
  }
  return (
    <section className="sheet pad cmp">
      <h2>{t('opportunity')}</h2>
      {opportunities.length === 0 ? (
        <p className="meta">{t('noOpportunity')}</p>
      ) : (
        <>
          <select
            className="inp mt-2 w-full"
            aria-label={t('opportunity')}
            value={opportunity ?? ''}
            onChange={(event) => choose(event.target.value)}
          >
            {opportunity === null && <option value="">{t('none')}</option>}
            {opportunities.map(({ id, name, state }) => (
              <option key={id} value={id}>
                {name}
                {state !== 'open' && bracketed(power(`state.${state as 'won'}`), locale)}
              </option>
            ))}
          </select>
          <p className="meta mt-2">
            {chosen?.role ? t('role', { role: power(`role.${chosen.role as 'buyer'}`) }) : t('noRole')}
          </p>
        </>
      )}
    </section>
  )
}

/** R-TAS1, worked out while days are given. */
function Carried({ limits }: { limits: AllianceLimits }) {
  const t = useTranslations('power.panel')
  const words = useTranslations('power')
  const { answers } = useSheetState()
  const numbers = numbersSeen((answers['behaviours'] ?? []) as Row[])
  const alliance = typeof answers['alliance'] === 'string' ? (answers['alliance'] as Alliance) : null
  const suggested = suggestedAlliance(numbers, limits)
  const unsupported = isUnsupported(alliance, suggested)
  const counts = seenByLevel(numbers)
  return (
    <section className="sheet pad cmp" aria-live="polite">
      <h2>
        {t('behaviours')} <span className="meta">{t('seenCount', { count: numbers.length })}</span>
      </h2>
      <dl className="pf2 mt-2">
        {(Object.keys(behaviourLevels) as BehaviourLevel[]).map((level) => (
          <div key={level}>
            <dt>
              <b aria-hidden="true">{allianceSign[level]}</b> {words(`alliance.${level}`)}
            </dt>
            <dd>{t('groupSeen', { count: counts[level], needed: limits[level] })}</dd>
          </div>
        ))}
      </dl>
      <p className="meta mt-2">
        {suggested ? t('suggested', { alliance: words(`alliance.${suggested}`) }) : t('suggestedNone')}
      </p>
      <Unsupported
        person={{
          alliance,
          suggested,
          unsupported,
          lack: alliance && unsupported ? lackOf(alliance, numbers, limits) : null,
        }}
      />
    </section>
  )
}
