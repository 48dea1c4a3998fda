'use client'

import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import { Button, ButtonLink } from '@/components/ui/button'
import { Grade, type GradeRank } from '@/components/ui/grade'
import { Segmented } from '@/components/ui/segmented'
import { healthOf, type MapOpportunity } from '@/lib/areas/customers/power/rules/map-people'
import { mapModes, type MapView } from './map-view'
import { HealthWord } from './health-word'
import { OpportunityPicker } from './opportunity-picker'
import type { ScreenState } from './power-screen'

/** Title, customer, opportunity with its health, and how the map is shown. */
export function PowerHead({
  view,
  state,
  change,
  grade,
  opportunity,
  onTidy,
}: {
  view: MapView
  state: ScreenState
  change: (some: Partial<ScreenState>) => void
  grade: number | null
  opportunity: MapOpportunity | null
  onTidy?: () => void
}) {
  const t = useTranslations('power')
  const here = `/customers/${view.customerId}`
  return (
    <div className="pmh">
      <div className="row g3 wrap">
        <h1>{t(state.mode === 'chart' ? 'chart' : 'title')}</h1>
        <Link className="sub" href={here}>
          {view.customerName}
        </Link>
        {grade !== null && <Grade rank={grade as GradeRank} />}
        <OpportunityPicker
          view={view}
          value={opportunity?.id ?? null}
          onChange={(id) => change({ opportunity: id })}
        />
        <span className="grow">
          {view.people.length > 0 && <HealthWord health={healthOf(view.people, opportunity)} />}
        </span>
      </div>
      <div className="row wrap g3">
        <span className="desk-only">
          <Segmented
            label={t('mode')}
            options={mapModes.map((value) => ({ value, label: t(`modes.${value}`) }))}
            value={state.mode}
            onChange={(mode) => change({ mode })}
          />
        </span>
        <span className="desk-only">
          <Segmented
            label={t('view')}
            options={[
              { value: 'map', label: t('views.map') },
              { value: 'list', label: t('views.list') },
            ]}
            value={state.list ? 'list' : 'map'}
            onChange={(value) => change({ list: value === 'list' })}
          />
        </span>
        {onTidy && state.mode === 'politics' && (
          <Button size="s" look="ghost" className="desk-only" onClick={onTidy}>
            {t('tidy')}
          </Button>
        )}
        <span className="right row g3">
          <ButtonLink size="s" href={`${here}/people/map/compare`}>
            {t('compare')}
          </ButtonLink>
          <ButtonLink
            size="s"
            icon="print"
            href={`/print/customers/${view.customerId}/map?mode=${state.mode}`}
            target="_blank"
          >
            {t('print')}
          </ButtonLink>
          <ButtonLink size="s" icon="people" href={`${here}/people`}>
            {t('people')}
          </ButtonLink>
        </span>
      </div>
    </div>
  )
}
