import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { openFolder } from '@/app/(desk)/customers/[customerId]/_components/folder'
import { linesOf, treeOf } from '@/components/customers/power/map-layout'
import { MapLegend } from '@/components/customers/power/map-legend'
import { cardSizes } from '@/components/customers/power/map-view'
import { HealthWord } from '@/components/customers/power/health-word'
import { paperExtent, paperRoom, paperSizes } from '@/components/customers/power/paper-sizes'
import { type CardMark, MARGIN, PowerSvg } from '@/components/customers/power/power-svg'
import { PrintBar } from '@/components/form-sheet/print-bar'
import { type PowerMap, powerMap } from '@/lib/areas/customers/power/queries'
import { healthOf } from '@/lib/areas/customers/power/rules/map-people'
import { powerGrid } from '@/lib/areas/customers/power/rules/power-placing'
import { type Sheet, sheetsOf } from '@/lib/areas/customers/power/rules/tree-layout'
import { now, stampTime } from '@/lib/core/clock'

type Props = { params: Promise<{ customerId: string }>; searchParams: Promise<{ mode?: string }> }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ folder }, { mode }, t] = await Promise.all([
    params.then(({ customerId }) => openFolder(customerId)),
    searchParams,
    getTranslations('power'),
  ])
  return { title: t('sheetTitle', { name: folder.name, mode: t(mode === 'politics' ? 'title' : 'chart') }) }
}

/** 组织图 or 政治图 on A4 across; a large chart on several sheets, so that its letters stay readable. */
export default async function MapPaperPage({ params, searchParams }: Props) {
  const [{ customerId }, asked] = await Promise.all([params, searchParams])
  const { viewer, folder } = await openFolder(customerId)
  const [map, t] = await Promise.all([powerMap(viewer, folder.id), getTranslations('power')])
  if (!map) notFound()
  const politics = asked.mode === 'politics'
  const title = t('sheetTitle', { name: folder.name, mode: t(politics ? 'title' : 'chart') })
  const tree = treeOf(map.people)
  const sheets = politics ? [] : sheetsOf(tree, paperSizes, paperRoom)
  const frame = {
    title,
    pages: politics ? 1 : sheets.length,
    map,
    foot: t('printedOn', { date: stampTime(now().toISOString()), by: viewer.name }),
  }
  return (
    <>
      <PrintBar name={title} back={`/customers/${folder.id}/people`} />
      {politics ? (
        <MapSheet {...frame} page={1}>
          <PoliticsOnPaper map={map} label={title} />
        </MapSheet>
      ) : (
        sheets.map((sheet, at) => (
          <MapSheet key={at} {...frame} page={at + 1}>
            <ChartOnPaper map={map} sheets={sheets} sheet={sheet} label={title} />
          </MapSheet>
        ))
      )}
    </>
  )
}

async function MapSheet({
  title,
  page,
  pages,
  map,
  foot,
  children,
}: {
  title: string
  page: number
  pages: number
  map: PowerMap
  foot: string
  children: ReactNode
}) {
  const t = await getTranslations('power')
  const open = map.opportunities.filter(({ state }) => state === 'open')
  return (
    <section className="a4 across">
      <h1>{title}</h1>
      <div className="sub1">
        <span className="ops">
          {page === 1 &&
            open.map((one) => (
              <span key={one.id}>
                {one.name} <HealthWord health={healthOf(map.people, one)} />
              </span>
            ))}
        </span>
        <span>{pages > 1 && t('sheet', { page, pages })}</span>
      </div>
      <div className="drawing">{children}</div>
      <div className="foot">
        <MapLegend />
        <span>{foot}</span>
      </div>
    </section>
  )
}

async function ChartOnPaper({
  map,
  sheets,
  sheet,
  label,
}: {
  map: PowerMap
  sheets: readonly Sheet[]
  sheet: Sheet
  label: string
}) {
  const t = await getTranslations('power')
  const { layout, cut, continues } = sheet
  const marks = new Map<string, CardMark>(
    cut.map((id) => [
      id,
      {
        text: t('continuedOn', { page: sheets.findIndex((one) => one.continues === id) + 1 }),
        tone: 'plain',
      },
    ]),
  )
  const continued = map.people.find(({ postId }) => postId === continues)
  return (
    <Drawing
      label={continued ? `${label}${t('join')}${t('continues', { name: continued.name })}` : label}
      people={map.people}
      spots={layout.spots}
      lines={linesOf(sheet.tree, map.ties, layout.spots, layout.stacked)}
      sizes={paperSizes}
      width={layout.width}
      height={layout.height}
      marks={marks}
    />
  )
}

/** Rows a cell of the map has on paper, which is higher than the screen is. */
const TALLEST_ON_PAPER = 10

function PoliticsOnPaper({ map, label }: { map: PowerMap; label: string }) {
  // Cards are smaller on paper; what was placed by hand keeps its place among them.
  const [across, down] = [paperSizes.width / cardSizes.width, paperSizes.height / cardSizes.height]
  const grid = powerGrid(
    map.people
      .filter(({ ended }) => !ended)
      .map(({ postId, x, y, ...person }) => ({
        ...person,
        id: postId,
        x: x === null ? null : Math.round(x * across),
        y: y === null ? null : Math.round(y * down),
      })),
    paperSizes,
    TALLEST_ON_PAPER,
  )
  const { spots } = grid
  const lines = linesOf(treeOf(map.people), map.ties, spots, new Set())
  const all = [...spots.values()]
  const left = Math.min(-110, ...all.map(({ x }) => x))
  const top = Math.min(-24, ...all.map(({ y }) => y))
  const right = Math.max(grid.width, ...all.map(({ x }) => x + paperSizes.width))
  const bottom = Math.max(grid.height, ...all.map(({ y }) => y + paperSizes.height))
  return (
    <Drawing
      label={label}
      people={map.people}
      spots={spots}
      lines={lines.filter(({ kind }) => kind !== 'reports')}
      sizes={paperSizes}
      left={left}
      top={top}
      width={right - left}
      height={bottom - top}
      grid={grid}
    />
  )
}

/** The drawing as large as the sheet allows, no larger than reads well. */
function Drawing(props: Parameters<typeof PowerSvg>[0]) {
  const { width, height } = paperExtent({
    width: props.width + MARGIN.side * 2,
    height: props.height + MARGIN.top + MARGIN.bottom,
  })
  return (
    <div style={{ width: `${width}mm`, height: `${height}mm` }}>
      <PowerSvg {...props} />
    </div>
  )
}
