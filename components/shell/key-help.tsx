'use client'

import { Dialog } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { Icon } from '@/components/ui/icon'

import { areKeysOn, setKeysOn } from './keys-preference'
import type { NavItem } from './nav-item'

/** The list of keys, with the switch that turns the single-letter ones off. */
export function KeyHelp({ open, onClose, nav }: { open: boolean; onClose: () => void; nav: NavItem[] }) {
  const t = useTranslations('shell')
  const [on, setOn] = useState(areKeysOn)
  const rows: [string, string][] = [
    ['Ctrl K', t('keyFind')],
    ['/', t('keyFocus')],
    ['?', t('keyHelp')],
    ...nav.flatMap((item): [string, string][] =>
      item.key ? [[`g ${item.key}`, t('keyGo', { page: item.label })]] : [],
    ),
    ['n', t('keyNew')],
    ['e', t('keyEdit')],
    ['Ctrl S', t('keySave')],
    ['j k ↓ ↑', t('keyRows')],
    ['x', t('keySelect')],
    ['Enter', t('keyOpen')],
    ['a', t('keyApprove')],
    ['r', t('keyReturn')],
    ['x', t('keyRefuse')],
    ['j', t('keyNextPaper')],
    ['k', t('keyPreviousPaper')],
  ]
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Popup className="pop dialog">
          <header>
            <Dialog.Title className="grow">{t('keysTitle')}</Dialog.Title>
            <Dialog.Close className="btn ghost sq" aria-label={t('close')}>
              <Icon name="x" />
            </Dialog.Close>
          </header>
          <div className="body">
            <label className="row mb-3">
              <input
                type="checkbox"
                className="chk"
                checked={on}
                onChange={(event) => {
                  setKeysOn(event.target.checked)
                  setOn(event.target.checked)
                }}
              />
              {t('keysOff')}
            </label>
            <dl className="kv">
              {rows.map(([keys, what]) => (
                <div key={what} className="contents">
                  <dt>
                    {keys.split(' ').map((key) => (
                      <kbd key={key} className="mr-1">
                        {key}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
