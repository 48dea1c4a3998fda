'use client'

import '@xyflow/react/dist/base.css'

import {
  applyNodeChanges,
  ConnectionMode,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { type Direction, neighbourOf } from '@/lib/areas/customers/power/rules/power-placing'
import { extentOf } from '@/lib/areas/customers/power/rules/tree-layout'
import { GridGround } from './grid-ground'
import { type CardNode, MapCard } from './map-card'
import { drawMap } from './map-layout'
import { type LineEdge, LineMarkers, MapLineEdge } from './map-line'
import { cardSizes, type MapMode, type MapView, roleIn } from './map-view'
import { useCardSentence } from './person-card'

const nodeTypes = { card: MapCard }
const edgeTypes = { line: MapLineEdge }
const KEYS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}
/** How far one key press moves a card, px. */
const STEP = 20
/** Below this zoom names can no longer be read. */
const READABLE = 0.62

export type CanvasProps = {
  view: MapView
  mode: MapMode
  opportunity: MapView['opportunities'][number] | null
  chosen: string | null
  /** `byKey`: the panel shall take the focus. */
  onChoose: (postId: string, byKey: boolean) => void
  /** A card was dropped on another (chart). */
  onSuperior: (postId: string, superiorId: string) => void
  /** A card was moved (politics). */
  onMove: (postId: string, to: { x: number; y: number }) => void
  onPull: (from: string, to: string) => void
}

/** The editable drawing: cards to walk over by arrow keys, to drag, and to pull lines from. */
export function MapCanvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  )
}

const calm = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200)

function Canvas({ view, mode, opportunity, chosen, onChoose, onSuperior, onMove, onPull }: CanvasProps) {
  const t = useTranslations('power')
  const sentence = useCardSentence()
  const flow = useReactFlow()
  const frame = useRef<HTMLDivElement>(null)
  const drawing = useMemo(() => drawMap(view.people, view.ties, mode), [view.people, view.ties, mode])
  const first = drawing.tree.roots[0] ?? null
  const [current, setCurrent] = useState<string | null>(null)
  const at = current !== null && drawing.spots.has(current) ? current : (chosen ?? first)
  const [over, setOver] = useState<string | null>(null)
  const mayEdit = view.may.edit

  const press = useCallback(
    (postId: string, byKey: boolean) => {
      setCurrent(postId)
      onChoose(postId, byKey)
    },
    [onChoose],
  )
  const laid = useMemo<CardNode[]>(
    () =>
      view.people.flatMap((person) => {
        const position = drawing.spots.get(person.postId)
        if (!position) return []
        const role = roleIn(person, opportunity)
        return [
          {
            id: person.postId,
            type: 'card' as const,
            position,
            width: cardSizes.width,
            height: cardSizes.height,
            data: {
              person,
              role,
              label: sentence(person, role),
              chosen: person.postId === chosen,
              current: person.postId === at,
              faint: role === undefined,
              target: person.postId === over,
              mayDraw: mayEdit,
              onPress: press,
            },
          },
        ]
      }),
    [view.people, drawing, opportunity, chosen, at, over, mayEdit, press, sentence],
  )
  const [nodes, setNodes] = useState(laid)
  // While a card is held, only what it says may change, not where it is.
  const held = useRef<string | null>(null)
  useEffect(() => {
    setNodes((before) => {
      const place = before.find(({ id }) => id === held.current)?.position
      return laid.map((node) => (node.id === held.current && place ? { ...node, position: place } : node))
    })
  }, [laid])
  const edges = useMemo<LineEdge[]>(
    () =>
      drawing.lines
        // On the political map only the reporting line of whoever is looked at.
        .filter(({ kind, from, to }) => mode === 'chart' || kind !== 'reports' || from === at || to === at)
        .map((line) => ({
          id: line.id,
          type: 'line',
          source: line.from,
          target: line.to,
          data: { line },
          focusable: false,
        })),
    [drawing, mode, at],
  )
  const fit = useCallback(() => void flow.fitView({ padding: 0.06, maxZoom: 1, duration: calm() }), [flow])
  // A chart is shown anew when its shape changes; the political map keeps still while cards are moved.
  const shape = mode === 'chart' ? JSON.stringify([...drawing.spots]) : mode
  // A large chart opens at its head, large enough to read; the whole of it is one press away.
  const open = useRef({ spots: drawing.spots, first })
  useEffect(() => {
    open.current = { spots: drawing.spots, first }
  }, [drawing.spots, first])
  useEffect(() => {
    if (shape === '[]') return
    const frameBox = frame.current?.getBoundingClientRect()
    const { spots, first: head } = open.current
    const whole = extentOf(spots.values(), cardSizes)
    const top = head === null ? undefined : spots.get(head)
    const fits =
      frameBox && Math.min(frameBox.width / whole.width, frameBox.height / whole.height) >= READABLE
    requestAnimationFrame(() => {
      if (fits || !frameBox || !top) void flow.fitView({ padding: 0.06, maxZoom: 1 })
      else
        void flow.setViewport({
          zoom: READABLE,
          x: frameBox.width / 2 - (top.x + cardSizes.width / 2) * READABLE,
          y: 40 - top.y * READABLE,
        })
    })
  }, [shape, flow])

  const show = useCallback(
    (postId: string) => {
      const spot = drawing.spots.get(postId)
      const box = frame.current?.getBoundingClientRect()
      const card = frame.current?.querySelector<HTMLElement>(`[data-post="${postId}"]`)
      if (!spot || !box || !card) return
      const place = card.getBoundingClientRect()
      const inside =
        place.left >= box.left &&
        place.right <= box.right &&
        place.top >= box.top &&
        place.bottom <= box.bottom
      if (!inside)
        void flow.setCenter(spot.x + cardSizes.width / 2, spot.y + cardSizes.height / 2, {
          zoom: flow.getZoom(),
          duration: calm(),
        })
      card.focus({ preventScroll: true })
    },
    [drawing, flow],
  )
  function walk(event: KeyboardEvent) {
    const direction = KEYS[event.key]
    const card = (event.target as HTMLElement).closest<HTMLElement>('[data-post]')
    const postId = card?.dataset['post']
    if (!direction || !postId) return
    event.preventDefault()
    if (event.altKey) {
      const spot = drawing.spots.get(postId)
      if (mode !== 'politics' || !mayEdit || !spot) return
      const way = direction === 'left' || direction === 'up' ? -STEP : STEP
      const sideways = direction === 'left' || direction === 'right'
      onMove(postId, { x: spot.x + (sideways ? way : 0), y: spot.y + (sideways ? 0 : way) })
      return
    }
    const next = neighbourOf(drawing.spots, postId, direction)
    if (next === null) return
    setCurrent(next)
    show(next)
  }
  const cardUnder = (node: CardNode): string | null => {
    const middle = { x: node.position.x + cardSizes.width / 2, y: node.position.y + cardSizes.height / 2 }
    const hit = laid.find(
      ({ id, position: { x, y } }) =>
        id !== node.id &&
        middle.x > x && middle.x < x + cardSizes.width && middle.y > y && middle.y < y + cardSizes.height,
    ) // prettier-ignore
    return hit?.id ?? null
  }
  return (
    <div
      ref={frame}
      className="canvas"
      role="group"
      aria-label={t('canvasLabel', { name: view.customerName, mode: t(`modes.${mode}`) })}
      onKeyDown={walk}
    >
      <LineMarkers />
      <ReactFlow<CardNode, LineEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={(changes: NodeChange<CardNode>[]) =>
          setNodes((before) => applyNodeChanges(changes, before))
        }
        onNodeDragStart={(_, node) => {
          held.current = node.id
        }}
        onNodeDrag={(_, node) => mode === 'chart' && setOver(cardUnder(node))}
        onNodeDragStop={(_, node) => {
          held.current = null
          setOver(null)
          if (mode === 'politics')
            onMove(node.id, { x: Math.round(node.position.x), y: Math.round(node.position.y) })
          else {
            const superior = cardUnder(node)
            setNodes(laid)
            if (superior && superior !== node.data.person.reportsTo) onSuperior(node.id, superior)
          }
        }}
        onConnect={({ source, target }) => source !== target && onPull(source, target)}
        connectionMode={ConnectionMode.Loose}
        connectionRadius={70}
        nodesDraggable={mayEdit}
        nodesConnectable={mayEdit}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        nodeDragThreshold={4}
        deleteKeyCode={null}
        zoomOnScroll={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        minZoom={0.2}
        maxZoom={1.6}
      >
        {drawing.grid && <GridGround grid={drawing.grid} />}
      </ReactFlow>
      <div className="zoom">
        <Button size="s" square icon="plus" aria-label={t('zoomIn')} onClick={() => void flow.zoomIn()} />
        <Button size="s" square aria-label={t('zoomOut')} onClick={() => void flow.zoomOut()}>
          −
        </Button>
        <Button size="s" onClick={fit}>
          {t('fit')}
        </Button>
      </div>
    </div>
  )
}
