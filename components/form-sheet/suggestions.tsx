'use client'

export type Suggestion = { key: string; text: string; detail?: string }

/** What fits the typing, under the input; the mouse picks before the input loses the focus. */
export function Suggestions({
  id,
  label,
  items,
  active,
  none,
  onPick,
}: {
  id: string
  label: string
  items: readonly Suggestion[]
  active: number
  /** Said when there are no items. */
  none: string
  onPick: (at: number) => void
}) {
  return (
    <span className="pop menu" id={id} role="listbox" aria-label={label}>
      {items.length === 0 && <span className="none">{none}</span>}
      {items.map(({ key, text, detail }, at) => (
        <span
          key={key}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          className="it"
          data-highlighted={at === active ? '' : undefined}
          onPointerDown={(event) => {
            event.preventDefault()
            onPick(at)
          }}
        >
          <span className="cut">{text}</span>
          {detail && <span className="meta right">{detail}</span>}
        </span>
      ))}
    </span>
  )
}
