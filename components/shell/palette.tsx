'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import { type CompositionEvent, type KeyboardEvent, useRef, useState } from 'react'

import { Icon } from '@/components/ui/icon'
import { useFound } from '@/components/ui/use-found'

import type { NavItem } from './nav-item'
import { type SearchHit, searchEverything } from './search-hit'

const GROUP_LABEL = {
  customers: 'groupCustomers',
  documents: 'groupDocuments',
  forms: 'groupForms',
  pages: 'groupPages',
  actions: 'groupActions',
} as const satisfies Record<SearchHit['group'], string>

type Group = { value: SearchHit['group']; items: SearchHit[] }

/** Find anything, go anywhere. Nothing is asked and nothing fires while an input method is composing. */
export function Palette({
  open,
  onClose,
  nav,
  search = searchEverything,
}: {
  open: boolean
  onClose: () => void
  nav: NavItem[]
  search?: typeof searchEverything
}) {
  const t = useTranslations('shell')
  const [text, setText] = useState('')
  const [query, setQuery] = useState('')
  const composing = useRef(false)
  const list = useRef<HTMLDivElement>(null)
  const { found, busy, failed } = useFound(query || null, search)
  const groups = groupsOf(found, nav, query)

  function type(next: string) {
    setText(next)
    if (!composing.current) setQuery(next.trim())
  }
  function endComposition(event: CompositionEvent<HTMLInputElement>) {
    composing.current = false
    type(event.currentTarget.value)
  }
  function onKeyCapture(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.stopPropagation()
      openBeside(list.current?.querySelector<HTMLAnchorElement>('a[data-highlighted]'))
    }
  }
  function close() {
    setText('')
    setQuery('')
    onClose()
  }

  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Popup className="pop dialog palette" onKeyDownCapture={onKeyCapture}>
          <Dialog.Title className="vh">{t('findTitle')}</Dialog.Title>
          <Autocomplete.Root
            inline
            open
            mode="none"
            autoHighlight="always"
            keepHighlight
            items={groups}
            value={text}
            onValueChange={type}
            itemToStringValue={(hit: SearchHit) => hit.label}
          >
            <div className="ask">
              <Icon name="search" />
              <Autocomplete.Input
                placeholder={t('findHint')}
                aria-label={t('find')}
                onCompositionStart={() => (composing.current = true)}
                onCompositionEnd={endComposition}
              />
              {busy && <span className="meta">{t('findBusy')}</span>}
              <Dialog.Close className="btn ghost sq" aria-label={t('close')}>
                <Icon name="x" />
              </Dialog.Close>
            </div>
            <Autocomplete.Status className="vh">{busy ? t('findBusy') : ''}</Autocomplete.Status>
            <Autocomplete.Empty>
              {query !== '' && !busy && (
                <p className="text-ink-3 px-4 py-3">{failed ? t('findFailed') : t('findNone', { query })}</p>
              )}
            </Autocomplete.Empty>
            <Autocomplete.List className="menu" ref={list}>
              {(group: Group) => (
                <Autocomplete.Group key={group.value} items={group.items}>
                  <Autocomplete.GroupLabel className="lbl">
                    {t(GROUP_LABEL[group.value])}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(hit: SearchHit) => (
                      <Autocomplete.Item
                        key={hit.href}
                        value={hit}
                        className="it"
                        render={<Link href={hit.href} />}
                        onClick={close}
                      >
                        <span className="cut">{hit.label}</span>
                        {hit.detail && <span className="meta right">{hit.detail}</span>}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
          <footer className="desk-only">
            <span>
              <kbd>Enter</kbd> {t('findOpen')}
            </span>
            <span>
              <kbd>Ctrl Enter</kbd> {t('findNewTab')}
            </span>
            <span>
              <kbd>Esc</kbd> {t('close')}
            </span>
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The server's hits by kind, and the pages of the navigation whose name contains what was typed. */
function groupsOf(hits: SearchHit[], nav: NavItem[], query: string): Group[] {
  const pages = nav
    .filter((item) => item.label.toLowerCase().includes(query.toLowerCase()))
    .map((item): SearchHit => ({ group: 'pages', label: item.label, href: item.href }))
  const all = [...hits, ...pages.filter((page) => !hits.some((hit) => hit.href === page.href))]
  const order: SearchHit['group'][] = ['customers', 'documents', 'forms', 'actions', 'pages']
  return order
    .map((value) => ({ value, items: all.filter((hit) => hit.group === value) }))
    .filter((group) => group.items.length > 0)
}

function openBeside(link: HTMLAnchorElement | null | undefined): void {
  if (!link) return
  const copy = Object.assign(document.createElement('a'), {
    href: link.href,
    target: '_blank',
    rel: 'noopener',
  })
  copy.click()
}
