import type { Spot } from './tree-layout'

export type Box = Spot & { width: number; height: number }
/** A drawn line: the path of an SVG, and where its words stand. */
export type LinePath = { path: string; label: Spot }

const round = (value: number) => Math.round(value * 10) / 10
const pathOf = (...parts: (string | number)[]) =>
  parts.map((part) => (typeof part === 'number' ? round(part) : part)).join(' ')

/** From a superior down to somebody below: over a bar between the levels, or along the rail of a column. */
export function reportingPath(above: Box, below: Box, stacked: boolean): LinePath {
  const fromX = above.x + above.width / 2
  const fromY = above.y + above.height
  const toX = below.x + below.width / 2
  if (!stacked) {
    const middle = fromY + Math.max(8, (below.y - fromY) / 2)
    return {
      path: pathOf('M', fromX, fromY, 'V', middle, 'H', toX, 'V', below.y),
      label: { x: toX, y: middle },
    }
  }
  const rail = below.x - 10
  const bar = fromY + 10
  const side = below.y + below.height / 2
  return {
    path: pathOf('M', fromX, fromY, 'V', bar, 'H', rail, 'V', side, 'H', below.x),
    label: { x: rail, y: side },
  }
}

const centre = ({ x, y, width, height }: Box): Spot => ({ x: x + width / 2, y: y + height / 2 })

type Side = 'top' | 'bottom' | 'left' | 'right'
const ends: Record<Side, (box: Box, slide: number) => Spot> = {
  top: ({ x, y, width }, slide) => ({ x: x + width / 2 + slide, y }),
  bottom: ({ x, y, width, height }, slide) => ({ x: x + width / 2 + slide, y: y + height }),
  left: ({ x, y, height }, slide) => ({ x, y: y + height / 2 + slide / 2 }),
  right: ({ x, y, width, height }, slide) => ({ x: x + width, y: y + height / 2 + slide / 2 }),
}
const away: Record<Side, Spot> = {
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
}

/** Sides two cards face each other with. One above another in the same column meet at their right sides, beside the line of reporting. */
function sidesOf(from: Box, to: Box): [Side, Side] {
  const [a, b] = [centre(from), centre(to)]
  const overlapX = Math.abs(a.x - b.x) < Math.max(from.width, to.width) * 0.75
  if (overlapX) return ['right', 'right']
  const level = Math.abs(a.y - b.y) < Math.max(from.height, to.height)
  if (level) return a.x < b.x ? ['right', 'left'] : ['left', 'right']
  const upward = b.y < a.y
  return [upward ? 'top' : 'bottom', a.x < b.x ? 'left' : 'right']
}

type Curve = readonly [Spot, Spot, Spot, Spot]

/** The point of a curve at a part (0 to 1) of its way. */
function pointAt([a, b, c, d]: Curve, part: number): Spot {
  const rest = 1 - part
  const at = (axis: 'x' | 'y') =>
    round(
      rest ** 3 * a[axis] +
        3 * rest ** 2 * part * b[axis] +
        3 * rest * part ** 2 * c[axis] +
        part ** 3 * d[axis],
    )
  return { x: at('x'), y: at('y') }
}

/** Words are this high, and each letter at most this wide. */
const LETTER = { width: 12, height: 16 }

/** How much of the words, centred on a spot, would lie on cards: square units. */
function covered(spot: Spot, words: string, cards: readonly Box[]): number {
  const [width, height] = [words.length * LETTER.width + 6, LETTER.height + 4]
  const side = (from: number, length: number, other: number, otherLength: number) =>
    Math.max(0, Math.min(from + length, other + otherLength) - Math.max(from, other))
  return cards.reduce(
    (sum, card) =>
      sum +
      side(spot.x - width / 2, width, card.x, card.width) *
        side(spot.y - height / 2, height, card.y, card.height),
    0,
  )
}

/** Where the words may stand, the middle of the line first. */
const PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9]

/** The first place on the curve where the words lie on no card, or where they cover least. */
function freeSpot(curve: Curve, words: string, cards: readonly Box[]): Spot {
  const spots = PLACES.map((part) => pointAt(curve, part))
  const costs = spots.map((spot) => covered(spot, words, cards))
  return spots[costs.indexOf(Math.min(...costs))]!
}

/**
 * A line of influence or conflict: a calm curve from card to card, leaving and arriving at right angles. `slide` moves its
 * ends apart from other lines of the same card; its words stand where they cover no card.
 */
export function tiePath(
  from: Box,
  to: Box,
  { slide = 0, words = '', cards = [] }: { slide?: number; words?: string; cards?: readonly Box[] } = {},
): LinePath {
  const [start, end] = sidesOf(from, to)
  const a = ends[start](from, slide)
  const b = ends[end](to, slide)
  const bow = Math.max(36, Math.min(140, Math.hypot(a.x - b.x, a.y - b.y) * 0.45))
  const c = { x: a.x + away[start].x * bow, y: a.y + away[start].y * bow }
  const d = { x: b.x + away[end].x * bow, y: b.y + away[end].y * bow }
  return {
    path: pathOf('M', a.x, a.y, 'C', c.x, c.y, d.x, d.y, b.x, b.y),
    label: freeSpot([a, c, d, b], words, cards),
  }
}

/** How far the ends of each line slide, so that lines of one card do not lie on each other: by order, 0, 14, −14, 28 … */
export function slidesOf(ties: readonly { id: string; from: string; to: string }[]): Map<string, number> {
  const used = new Map<string, number>()
  return new Map(
    ties.map(({ id, from, to }) => {
      const nth = Math.max(used.get(from) ?? 0, used.get(to) ?? 0)
      used.set(from, nth + 1)
      used.set(to, nth + 1)
      return [id, nth === 0 ? 0 : Math.ceil(nth / 2) * 14 * (nth % 2 === 1 ? 1 : -1)]
    }),
  )
}
