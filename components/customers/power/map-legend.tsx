import { useTranslations } from 'next-intl'
import { alliances, allianceSign } from '@/lib/areas/customers/power/rules/standing'

/** What signs, grounds, pips and lines mean. */
export function MapLegend() {
  const t = useTranslations('power')
  return (
    <div className="legend" role="note" aria-label={t('legend.title')}>
      <span className="k wrap">
        {alliances.map((alliance) => (
          <span key={alliance}>
            <b>{allianceSign[alliance]}</b> {t(`alliance.${alliance}`)}
          </span>
        ))}
      </span>
      <span className="k">
        <i className="sw" />
        {t('influence.low')}
      </span>
      <span className="k">
        <i className="sw p" />
        {t('influence.political')}
      </span>
      <span className="k">
        <i className="sw c" />
        {t('influence.inner')}
      </span>
      <span className="k">
        <svg width="30" height="8" aria-hidden="true">
          <path d="M0 4H28" className="ln influence" />
        </svg>
        {t('legend.influenceLine')}
      </span>
      <span className="k">
        <svg width="30" height="8" aria-hidden="true">
          <path d="M0 4H28" className="ln conflict" />
        </svg>
        {t('legend.conflictLine')}
      </span>
      <span className="k cv">
        <i className="on" />
        <i className="on" />
        <i />
        {t('legend.coverage')}
      </span>
      <span className="k">
        <b className="text-bad">{t('gap')}</b>
        {t('legend.gap')}
      </span>
      <span className="k">
        <b className="text-warn">{t('weak')}</b>
        {t('legend.weak')}
      </span>
    </div>
  )
}
