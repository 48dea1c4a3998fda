'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState, useTransition } from 'react'

import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icon'
import { Note } from '@/components/ui/note'

import { moved } from './moved'

/** A view as its maker keeps it. */
export type KeptView = {
  id: string
  name: string
  shared: boolean
  mine: boolean
  mayChange: boolean
  pinned: boolean
  isDefault: boolean
  version: number
}
export type ViewActions = { change: Action<unknown>; order: Action<unknown>; remove: Action<unknown> }

/** All views: named, pinned, ordered, made the first shown, taken away. Each change is kept at once. */
export function ViewsDialog({
  views,
  actions,
  onClose,
}: {
  views: readonly KeptView[]
  actions: ViewActions
  onClose: () => void
}) {
  const t = useTranslations('workList.views')
  const router = useRouter()
  const [failed, setFailed] = useState(false)
  const [pending, startTransition] = useTransition()
  const mine = views.filter((view) => view.mine)

  function run(action: Action<unknown>, input: unknown) {
    startTransition(async () => {
      const outcome = await action({ input, key: crypto.randomUUID() }).catch(() => null)
      setFailed(outcome?.kind !== 'ok')
      router.refresh()
    })
  }
  const change = (view: KeptView, part: object) =>
    run(actions.change, { id: view.id, version: view.version, ...part })
  function rename(event: FormEvent<HTMLFormElement>, view: KeptView) {
    event.preventDefault()
    const name = new FormData(event.currentTarget).get('name')
    if (typeof name === 'string' && name.trim() !== '' && name !== view.name) change(view, { name })
  }
  function move(view: KeptView, step: number) {
    const at = mine.indexOf(view)
    run(actions.order, { ids: moved(mine, at, at + step).map(({ id }) => id) })
  }
  return (
    <Dialog open wide title={t('title')} onOpenChange={(open) => !open && onClose()}>
      {failed && <Note tone="bad">{t('failed')}</Note>}
      {views.length === 0 && <p>{t('none')}</p>}
      <ul className="view-list" aria-busy={pending}>
        {views.map((view) => (
          <li key={`${view.id}:${view.version}`}>
            <form onSubmit={(event) => rename(event, view)} className="row grow">
              <input
                name="name"
                className="inp grow"
                aria-label={t('name')}
                defaultValue={view.name}
                maxLength={40}
                disabled={!view.mayChange}
              />
              {view.mayChange && (
                <Button size="s" type="submit">
                  {t('rename')}
                </Button>
              )}
            </form>
            <span className="meta">{t(view.shared ? 'shared' : 'mine')}</span>
            <label className="row">
              <Checkbox
                checked={view.pinned}
                disabled={!view.mayChange}
                onChange={(event) => change(view, { pinned: event.target.checked })}
              />
              {t('pinned')}
            </label>
            <label className="row">
              <Checkbox
                checked={view.isDefault}
                disabled={!view.mayChange}
                onChange={(event) => change(view, { isDefault: event.target.checked })}
              />
              {t('isDefault')}
            </label>
            <span className="row">
              <Button
                size="s"
                square
                look="ghost"
                aria-label={t('up', { name: view.name })}
                disabled={!view.mine || mine[0] === view}
                onClick={() => move(view, -1)}
              >
                <Icon name="u" />
              </Button>
              <Button
                size="s"
                square
                look="ghost"
                aria-label={t('down', { name: view.name })}
                disabled={!view.mine || mine.at(-1) === view}
                onClick={() => move(view, 1)}
              >
                <Icon name="d" />
              </Button>
              <Button
                size="s"
                square
                look="ghost"
                aria-label={t('remove', { name: view.name })}
                disabled={!view.mayChange}
                onClick={() => run(actions.remove, { id: view.id })}
              >
                <Icon name="x" />
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
