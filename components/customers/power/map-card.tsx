'use client'

import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import type { MapPerson } from '@/lib/areas/customers/power/rules/map-people'
import type { BuyingRole } from '@/lib/areas/customers/power/rules/standing'
import { cardClass, PersonFace } from './person-card'

export type CardNode = Node<
  {
    person: MapPerson
    role: BuyingRole | null | undefined
    label: string
    chosen: boolean
    /** The card the arrow keys are at: the only one the tab key stops at. */
    current: boolean
    faint: boolean
    /** A card is held over it. */
    target: boolean
    mayDraw: boolean
    onPress: (postId: string, byKey: boolean) => void
  },
  'card'
>

/** A card of the canvas: a button, with a dot to pull a line from. */
export function MapCard({ data }: NodeProps<CardNode>) {
  const { person, role, label, chosen, current, faint, target, mayDraw, onPress } = data
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectableStart={false} className="knot in" />
      <button
        type="button"
        className={cardClass(person, chosen && 'sel', faint && 'faint', target && 'drop')}
        data-post={person.postId}
        tabIndex={current ? 0 : -1}
        aria-label={label}
        aria-pressed={chosen}
        onClick={(event) => onPress(person.postId, event.detail === 0)}
      >
        <PersonFace person={person} role={role} />
      </button>
      <Handle
        type="source"
        position={Position.Right}
        isConnectableEnd={false}
        className={mayDraw ? 'knot out' : 'knot in'}
      />
    </>
  )
}
