import type { ReportingTree } from './reporting'

/** Left upper corners, in the same unit as the sizes given. */
export type Spot = { x: number; y: number }
export type Sizes = {
  width: number
  height: number
  /** Between neighbours, and between a superior and those below. */
  gapX: number
  gapY: number
  /** Between cards that hang one under another, and how far they stand in. */
  stackGap: number
  indent: number
  /** So many of one superior hang in columns, each of at most so many. */
  stackFrom: number
  stackMost: number
}
export type Layout = {
  spots: ReadonlyMap<string, Spot>
  /** Those that hang in a column at the side of their superior's line. */
  stacked: ReadonlySet<string>
  width: number
  height: number
}

type Placed = Spot & { id: string; stacked: boolean }

/** How far `right` must move so that none of it stands nearer than `gap` to `left` where their heights meet. */
function shiftOf(left: readonly Placed[], right: readonly Placed[], { width, height, gapX }: Sizes): number {
  let shift = -Infinity
  for (const a of left)
    for (const b of right)
      if (a.y < b.y + height && b.y < a.y + height) shift = Math.max(shift, a.x + width + gapX - b.x)
  return shift
}

/** Puts groups side by side, each as near to those before as heights allow. */
function packed(groups: readonly Placed[][], sizes: Sizes): Placed[][] {
  const before: Placed[] = []
  return groups.map((group) => {
    const shift = before.length === 0 ? -Math.min(...group.map(({ x }) => x)) : shiftOf(before, group, sizes)
    const moved = group.map((one) => ({ ...one, x: one.x + (Number.isFinite(shift) ? shift : 0) }))
    before.push(...moved)
    return moved
  })
}

/** People without anybody below, in columns of `stackMost`; the left edge of the first column is at 0. */
function stackOf(ids: readonly string[], y: number, { width, height, gapX, ...sizes }: Sizes): Placed[] {
  return ids.map((id, at) => ({
    id,
    x: Math.floor(at / sizes.stackMost) * (width + gapX + sizes.indent),
    y: y + (at % sizes.stackMost) * (height + sizes.stackGap),
    stacked: true,
  }))
}

/** A superior with all below him; the first entry is himself. Many without anybody below hang in columns. */
function grown(id: string, y: number, tree: ReportingTree, sizes: Sizes): Placed[] {
  const below = tree.below.get(id) ?? []
  const { height, gapY, stackGap, indent, stackFrom } = sizes
  const self = { id, x: 0, y, stacked: false }
  if (below.length === 0) return [self]
  const leaves = below.filter((one) => tree.below.get(one)?.length === 0)
  const onlyLeaves = leaves.length === below.length
  const stacks = leaves.length >= stackFrom
  if (onlyLeaves && below.length === 1)
    return [self, { id: below[0]!, x: 0, y: y + height + stackGap, stacked: false }]
  if (onlyLeaves && stacks)
    return [
      self,
      ...stackOf(below, y + height + stackGap, sizes).map((one) => ({ ...one, x: one.x + indent })),
    ]
  const sideBySide = stacks ? below.filter((one) => !leaves.includes(one)) : below
  const groups = packed(
    [
      ...sideBySide.map((one) => grown(one, y + height + gapY, tree, sizes)),
      ...(stacks ? [stackOf(leaves, y + height + gapY, sizes)] : []),
    ],
    sizes,
  )
  const heads = groups.map((group) => group[0]!.x)
  return [{ ...self, x: (heads[0]! + heads.at(-1)!) / 2 }, ...groups.flat()]
}

/** Single people, who report to nobody and to whom nobody reports, stand in rows under the trees. */
function rowsOf(ids: readonly string[], y: number, perRow: number, sizes: Sizes): Placed[] {
  const { width, height, gapX, stackGap } = sizes
  return ids.map((id, at) => ({
    id,
    x: (at % perRow) * (width + gapX),
    y: y + Math.floor(at / perRow) * (height + stackGap),
    stacked: false,
  }))
}

const SINGLES_IN_A_ROW = 5

/**
 * A tidy tree: superiors stand over the middle of those below, no two cards overlap, the same people are always drawn
 * alike. Several heads stand side by side, single people in rows under them. `roots` narrows to some subtrees.
 */
export function treeLayout(tree: ReportingTree, sizes: Sizes, roots: readonly string[] = tree.roots): Layout {
  const heads = roots.filter((id) => (tree.below.get(id)?.length ?? 0) > 0)
  const singles = roots.filter((id) => (tree.below.get(id)?.length ?? 0) === 0)
  const trees = packed(
    heads.map((id) => grown(id, 0, tree, sizes)),
    sizes,
  ).flat()
  const bottom = Math.max(0, ...trees.map(({ y }) => y + sizes.height + sizes.gapY))
  const across = Math.max(0, ...trees.map(({ x }) => x + sizes.width))
  const perRow = Math.max(SINGLES_IN_A_ROW, Math.floor((across + sizes.gapX) / (sizes.width + sizes.gapX)))
  const all = [...trees, ...rowsOf(singles, bottom, perRow, sizes)]
  const left = Math.min(0, ...all.map(({ x }) => x))
  const spots = new Map(all.map(({ id, x, y }) => [id, { x: Math.round(x - left), y: Math.round(y) }]))
  return {
    spots,
    stacked: new Set(all.filter(({ stacked }) => stacked).map(({ id }) => id)),
    ...extentOf(spots.values(), sizes),
  }
}

/** Width and height that hold all spots. */
export function extentOf(
  spots: Iterable<Spot>,
  { width, height }: Pick<Sizes, 'width' | 'height'>,
): { width: number; height: number } {
  let [right, bottom] = [0, 0]
  for (const { x, y } of spots) {
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return { width: right, height: bottom }
}

/** Everybody of a subtree, its head first. */
export function membersOf(tree: ReportingTree, root: string): string[] {
  return [root, ...(tree.below.get(root) ?? []).flatMap((id) => membersOf(tree, id))]
}

/** One sheet of paper: the subtrees drawn on it, cut off below those in `cut`, which have sheets of their own. */
export type Sheet = {
  tree: ReportingTree
  roots: string[]
  layout: Layout
  cut: string[]
  continues: string | null
}

function without(tree: ReportingTree, cut: ReadonlySet<string>): ReportingTree {
  return { ...tree, below: new Map([...tree.below].map(([id, below]) => [id, cut.has(id) ? [] : below])) }
}

/**
 * Spreads a chart over sheets no larger than `room`, so that its letters stay readable: all on one when it fits, else
 * the widest subtrees move to sheets of their own, which name the person they continue.
 */
export function sheetsOf(
  tree: ReportingTree,
  sizes: Sizes,
  room: { width: number; height: number },
  roots: readonly string[] = tree.roots,
  continues: string | null = null,
): Sheet[] {
  const fits = ({ width, height }: Layout) => width <= room.width && height <= room.height
  const cut = new Set<string>()
  let left = tree
  let layout = treeLayout(left, sizes, roots)
  while (!fits(layout)) {
    const members = roots.flatMap((root) => membersOf(left, root))
    const large = members
      .filter((id) => !cut.has(id) && !roots.includes(id) && (left.below.get(id)?.length ?? 0) > 0)
      .map((id) => ({ id, size: membersOf(left, id).length }))
      .toSorted((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1))[0]
    if (!large) break
    cut.add(large.id)
    left = without(left, cut)
    layout = treeLayout(left, sizes, roots)
  }
  // What still does not fit is a broad team of one superior: its heads are split over sheets.
  if (!fits(layout) && roots.length > 1) {
    const half = Math.ceil(roots.length / 2)
    return [
      ...sheetsOf(tree, sizes, room, roots.slice(0, half), continues),
      ...sheetsOf(tree, sizes, room, roots.slice(half), continues),
    ]
  }
  return [
    { tree: left, roots: [...roots], layout, cut: [...cut], continues },
    ...[...cut].flatMap((id) => sheetsOf(tree, sizes, room, [id], id)),
  ]
}
