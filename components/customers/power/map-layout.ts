import { slidesOf } from '@/lib/areas/customers/power/rules/line-paths'
import type { MapPerson, MapTie } from '@/lib/areas/customers/power/rules/map-people'
import { type Grid, powerGrid } from '@/lib/areas/customers/power/rules/power-placing'
import { type ReportingTree, reportingTree } from '@/lib/areas/customers/power/rules/reporting'
import { type Sizes, type Spot, treeLayout } from '@/lib/areas/customers/power/rules/tree-layout'
import { cardSizes, type MapMode } from './map-view'

/** A line of the map: reporting, influence or conflict. */
export type MapLine = {
  id: string
  from: string
  to: string
  kind: 'reports' | 'influence' | 'conflict'
  /** Runs along the rail of a column. */
  stacked: boolean
  /** The superior between has left. */
  bridged: boolean
  note: string | null
  slide: number
}

export type MapDrawing = {
  spots: ReadonlyMap<string, Spot>
  lines: MapLine[]
  grid: Grid | null
  tree: ReportingTree
}

/** The living people of a customer as a reporting forest. */
export function treeOf(
  people: readonly Pick<MapPerson, 'postId' | 'reportsTo' | 'position' | 'ended'>[],
): ReportingTree {
  return reportingTree(
    people.map(({ postId, reportsTo, position, ended }) => ({
      id: postId,
      reportsToId: reportsTo,
      position,
      ended,
    })),
  )
}

/** Lines between people who are drawn. `stacked` names those who hang in a column. */
export function linesOf(
  tree: ReportingTree,
  ties: readonly MapTie[],
  drawn: ReadonlyMap<string, Spot>,
  stacked: ReadonlySet<string>,
): MapLine[] {
  const reports = [...tree.above].map(([id, above]): MapLine => ({
    id: `reports:${id}`,
    from: above,
    to: id,
    kind: 'reports',
    stacked: stacked.has(id),
    bridged: tree.bridged.has(id),
    note: null,
    slide: 0,
  }))
  const slides = slidesOf(ties)
  const others = ties.map(({ id, from, to, kind, note }): MapLine => ({
    id,
    from,
    to,
    kind,
    stacked: false,
    bridged: false,
    note,
    slide: slides.get(id) ?? 0,
  }))
  return [...reports, ...others].filter(({ from, to }) => drawn.has(from) && drawn.has(to))
}

/** Where every card lies and which lines join them, as a chart or as a political map. */
export function drawMap(
  people: readonly MapPerson[],
  ties: readonly MapTie[],
  mode: MapMode,
  sizes: Sizes = cardSizes,
): MapDrawing {
  const tree = treeOf(people)
  if (mode === 'chart') {
    const { spots, stacked } = treeLayout(tree, sizes)
    return { spots, tree, grid: null, lines: linesOf(tree, ties, spots, stacked) }
  }
  const there = people.filter(({ ended }) => !ended)
  const grid = powerGrid(
    there.map(({ postId, ...person }) => ({ id: postId, ...person })),
    sizes,
  )
  return { spots: grid.spots, tree, grid, lines: linesOf(tree, ties, grid.spots, new Set()) }
}

type Charted = Pick<MapPerson, 'postId' | 'reportsTo' | 'position' | 'ended'>

/** A chart of the server, with its extent: for past days and for paper. */
export function drawPast(people: readonly Charted[], ties: readonly MapTie[], sizes: Sizes = cardSizes) {
  const tree = treeOf(people)
  const { spots, stacked, width, height } = treeLayout(tree, sizes)
  return { spots, width, height, lines: linesOf(tree, ties, spots, stacked) }
}
