'use client'

import {
  BaseEdge,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  type InternalNode,
  useInternalNode,
  useNodes,
} from '@xyflow/react'
import { type Box, reportingPath, tiePath } from '@/lib/areas/customers/power/rules/line-paths'
import type { MapLine } from './map-layout'
import { cardSizes } from './map-view'

export type LineEdge = Edge<{ line: MapLine }, 'line'>

const boxOf = ({ internals, measured }: InternalNode): Box => ({
  ...internals.positionAbsolute,
  width: measured.width ?? cardSizes.width,
  height: measured.height ?? cardSizes.height,
})

/** One line of the canvas; follows its cards while they are dragged. */
export function MapLineEdge({ id, source, target, data }: EdgeProps<LineEdge>) {
  const from = useInternalNode(source)
  const to = useInternalNode(target)
  const cards = useNodes()
  if (!from || !to || !data) return null
  const { line } = data
  const drawn =
    line.kind === 'reports'
      ? reportingPath(boxOf(from), boxOf(to), line.stacked)
      : tiePath(boxOf(from), boxOf(to), {
          slide: line.slide,
          words: line.note ?? '',
          cards: cards.map(({ position }) => ({ ...position, ...cardSizes })),
        })
  const { path, label } = drawn
  const classes = ['ln', line.kind, line.bridged && 'bridged'].filter(Boolean).join(' ')
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        className={classes}
        interactionWidth={0}
        {...(line.kind === 'influence' && { markerEnd: 'url(#map-arrow)' })}
      />
      {line.kind === 'conflict' && (
        <path className="ln-x" d={`M${label.x - 5} ${label.y - 5}l10 10m0 -10l-10 10`} />
      )}
      {line.note && (
        <EdgeLabelRenderer>
          <span
            className={line.kind === 'conflict' ? 'ln-l bad' : 'ln-l'}
            aria-hidden="true"
            style={{
              transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y - (line.kind === 'conflict' ? 15 : 0)}px)`,
            }}
          >
            {line.note}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  )
}

/** The head of an arrow, drawn once for the canvas. */
export function LineMarkers() {
  return (
    <svg className="ln-defs" aria-hidden="true">
      <defs>
        <marker
          id="map-arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="11"
          markerHeight="11"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8z" className="ln-head" />
        </marker>
      </defs>
    </svg>
  )
}
