import { type Alliance, alliances, type Influence } from './standing'
import { type Sizes, type Spot } from './tree-layout'

export type Standing = {
  id: string
  influence: Influence | null
  alliance: Alliance | null
  position: number
  /** Where somebody put the card by hand. */
  x: number | null
  y: number | null
}

/** Strongest on top; influence not yet judged stands below, stance not yet judged at the right end. */
export const bands = ['inner', 'political', 'low', null] as const
export const columns = [...alliances, null] as const

export type Grid = {
  spots: ReadonlyMap<string, Spot>
  /** Left edge and width of each column that is drawn, top and height of each band. */
  columns: { alliance: Alliance | null; x: number; width: number }[]
  bands: { influence: Influence | null; y: number; height: number }[]
  width: number
  height: number
}

/** Cards one under another in a cell before a second column of cards begins. */
const TALLEST = 4
const MARGIN = 16

const inOrder = (a: Standing, b: Standing) => a.position - b.position || (a.id < b.id ? -1 : 1)

/**
 * The political map before anybody moved a card: who has power stands on top, who is against us left, who is for us
 * right. Columns and bands of the five values are always drawn; those for what was not judged only when somebody is in
 * them. A card somebody placed by hand stays where he put it, and leaves its place in the grid empty.
 */
export function powerGrid(
  people: readonly Standing[],
  sizes: Pick<Sizes, 'width' | 'height' | 'gapX'>,
  tallest = TALLEST,
): Grid {
  const { width, height, gapX } = sizes
  const cellOf = (influence: Influence | null, alliance: Alliance | null) =>
    people.filter((one) => one.influence === influence && one.alliance === alliance).toSorted(inOrder)
  const usedBands = bands.filter(
    (band) => band !== null || people.some(({ influence }) => influence === null),
  )
  const usedColumns = columns.filter(
    (one) => one !== null || people.some(({ alliance }) => alliance === null),
  )
  const across = usedColumns.map((alliance) =>
    Math.max(1, ...usedBands.map((influence) => Math.ceil(cellOf(influence, alliance).length / tallest))),
  )
  const rows = usedBands.map((influence) =>
    Math.max(
      1,
      ...usedColumns.map((alliance, at) => Math.ceil(cellOf(influence, alliance).length / across[at]!)),
    ),
  )
  const widths = across.map((count) => MARGIN * 2 + count * width + (count - 1) * gapX)
  const heights = rows.map((count) => MARGIN * 2 + count * height + (count - 1) * MARGIN)
  const startOf = (lengths: readonly number[], at: number) => lengths.slice(0, at).reduce((a, b) => a + b, 0)
  const spots = new Map<string, Spot>()
  usedBands.forEach((influence, row) =>
    usedColumns.forEach((alliance, column) => {
      cellOf(influence, alliance).forEach((one, at) => {
        const placed = one.x !== null && one.y !== null
        const inRow = across[column]!
        spots.set(one.id, {
          x: placed ? one.x! : startOf(widths, column) + MARGIN + (at % inRow) * (width + gapX),
          y: placed ? one.y! : startOf(heights, row) + MARGIN + Math.floor(at / inRow) * (height + MARGIN),
        })
      })
    }),
  )
  return {
    spots,
    columns: usedColumns.map((alliance, at) => ({ alliance, x: startOf(widths, at), width: widths[at]! })),
    bands: usedBands.map((influence, at) => ({ influence, y: startOf(heights, at), height: heights[at]! })),
    width: startOf(widths, widths.length),
    height: startOf(heights, heights.length),
  }
}

/** People as a list reads them: most power first, then the chart's own order. */
export function byPower<T extends Pick<Standing, 'id' | 'influence' | 'position'>>(
  people: readonly T[],
): T[] {
  const rank = ({ influence }: T) => bands.indexOf(influence)
  return people.toSorted((a, b) => rank(a) - rank(b) || a.position - b.position || (a.id < b.id ? -1 : 1))
}

export type Direction = 'up' | 'down' | 'left' | 'right'

/**
 * The card an arrow key leads to: the nearest in that direction, where straying to the side counts double. Null at the
 * edge.
 */
export function neighbourOf(
  spots: ReadonlyMap<string, Spot>,
  from: string,
  direction: Direction,
): string | null {
  const here = spots.get(from)
  if (!here) return null
  const along = direction === 'up' || direction === 'down' ? 'y' : 'x'
  const aside = along === 'x' ? 'y' : 'x'
  const sign = direction === 'up' || direction === 'left' ? -1 : 1
  const reachable = [...spots].flatMap(([id, spot]) => {
    const ahead = (spot[along] - here[along]) * sign
    return id === from || ahead <= 0 ? [] : [{ id, far: ahead + 2 * Math.abs(spot[aside] - here[aside]) }]
  })
  return reachable.toSorted((a, b) => a.far - b.far || (a.id < b.id ? -1 : 1))[0]?.id ?? null
}
