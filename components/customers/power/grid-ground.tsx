'use client'

import { ViewportPortal } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import type { Grid } from '@/lib/areas/customers/power/rules/power-placing'
import { allianceSign } from '@/lib/areas/customers/power/rules/standing'

const HEAD = 30

/** The ground of the political map: bands of influence, columns of stance. */
export function GridGround({ grid }: { grid: Grid }) {
  const t = useTranslations('power')
  return (
    <ViewportPortal>
      <div className="pgrid" aria-hidden="true">
        {grid.columns.map(({ alliance, x, width }) => (
          <div
            key={alliance ?? 'none'}
            className="pcol"
            style={{ transform: `translate(${x}px, ${-HEAD}px)`, width, height: grid.height + HEAD }}
          >
            {alliance && <b>{allianceSign[alliance]}</b>} {t(`alliance.${alliance ?? 'none'}`)}
          </div>
        ))}
        {grid.bands.map(({ influence, y, height }) => (
          <div
            key={influence ?? 'none'}
            className="pband"
            style={{ transform: `translate(0, ${y}px)`, width: grid.width, height }}
          >
            <span>{t(`influence.${influence ?? 'none'}`)}</span>
          </div>
        ))}
      </div>
    </ViewportPortal>
  )
}
