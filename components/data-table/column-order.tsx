'use client'

import { useTranslations } from 'next-intl'
import { type DragEvent, type KeyboardEvent, useState } from 'react'

import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { Popover } from '@/components/ui/popover'

import { moved } from './moved'
import type { OrderProps } from './order-button'

/** The columns shown, to order by mouse, keys or buttons, and all others in their groups, to search and add. */
export function ColumnOrder({
  columns,
  shown,
  onChange,
  onReset,
  open,
  onOpenChange,
}: OrderProps & { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('workList.chooser')
  const table = useTranslations('table')
  const [typed, setTyped] = useState('')
  const [dragged, setDragged] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const labelOf = (id: string) => columns.find((column) => column.id === id)?.label ?? id

  function move(from: number, to: number) {
    // The name stays where it is.
    if (to < 1 || to >= shown.length || from < 1) return
    onChange(moved(shown, from, to))
    setSaid(t('moved', { name: labelOf(shown[from]!), at: to + 1 }))
  }
  function onKey(event: KeyboardEvent, at: number) {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || step === 0) return
    event.preventDefault()
    move(at, at + step)
  }
  function drop(event: DragEvent, at: number) {
    event.preventDefault()
    if (dragged !== null) move(dragged, at)
    setDragged(null)
  }
  function turn(next: boolean) {
    setTyped('')
    setSaid('')
    onOpenChange(next)
  }
  const wanted = typed.trim().toLowerCase()
  const others = columns.filter(
    ({ id, label, group }) =>
      !shown.includes(id) && (wanted === '' || `${label} ${group}`.toLowerCase().includes(wanted)),
  )
  return (
    <Popover
      open={open}
      onOpenChange={turn}
      align="end"
      title={t('title')}
      trigger={<Button icon="cols">{table('columnsShown', { count: shown.length })}</Button>}
    >
      <div className="col-order">
        <section aria-label={t('shown')}>
          <p className="meta">{t('hint')}</p>
          <ol>
            {shown.map((id, at) => (
              <li
                key={id}
                draggable={at > 0}
                className={classNames(dragged === at && 'held') || undefined}
                onDragStart={() => setDragged(at)}
                onDragOver={(event) => event.preventDefault()}
                onDrop={(event) => drop(event, at)}
                onDragEnd={() => setDragged(null)}
              >
                <span className="grow">{labelOf(id)}</span>
                {at > 0 && (
                  <>
                    <button
                      type="button"
                      aria-label={t('up', { name: labelOf(id) })}
                      disabled={at === 1}
                      onClick={() => move(at, at - 1)}
                      onKeyDown={(event) => onKey(event, at)}
                    >
                      <Icon name="u" />
                    </button>
                    <button
                      type="button"
                      aria-label={t('down', { name: labelOf(id) })}
                      disabled={at === shown.length - 1}
                      onClick={() => move(at, at + 1)}
                      onKeyDown={(event) => onKey(event, at)}
                    >
                      <Icon name="d" />
                    </button>
                    <button
                      type="button"
                      aria-label={t('remove', { name: labelOf(id) })}
                      onClick={() => onChange(shown.filter((one) => one !== id))}
                    >
                      <Icon name="x" />
                    </button>
                  </>
                )}
              </li>
            ))}
          </ol>
          <Button size="s" look="ghost" onClick={onReset}>
            {t('reset')}
          </Button>
        </section>
        <section aria-label={t('more')}>
          <input
            type="search"
            className="inp"
            autoFocus
            aria-label={t('search')}
            placeholder={t('search')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <div className="others" tabIndex={0} role="group" aria-label={t('more')}>
            {others.length === 0 && <p className="meta">{t('none')}</p>}
            {[...Map.groupBy(others, (column) => column.group)].map(([group, of]) => (
              <div key={group} role="group" aria-label={group}>
                <h3>{group}</h3>
                {of.map(({ id, label }) => (
                  <button
                    key={id}
                    type="button"
                    aria-label={t('add', { name: label })}
                    onClick={() => onChange([...shown, id])}
                  >
                    <Icon name="plus" />
                    {label}
                  </button>
                ))}
              </div>
            ))}
          </div>
        </section>
      </div>
      <span className="vh" role="status">
        {said}
      </span>
    </Popover>
  )
}
