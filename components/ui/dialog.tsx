'use client'

import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'

import { classNames } from './class-names'
import { Icon } from './icon'
import { useReturnFocus } from './return-focus'

/**
 * A dialog over the page. Give a `trigger` element, or hold `open` yourself. Buttons go into `footer`,
 * or into a `<footer>` at the end of a form inside.
 */
export function Dialog({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  wide,
  footer,
  keepMounted,
  children,
}: {
  title: string
  description?: string
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  wide?: boolean
  footer?: ReactNode
  /** Keeps what is inside, and what was typed there, while it is closed. */
  keepMounted?: boolean
  children: ReactNode
}) {
  const t = useTranslations('ui')
  const returnFocus = useReturnFocus(open)
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger && <BaseDialog.Trigger render={trigger} />}
      <BaseDialog.Portal keepMounted={keepMounted}>
        <BaseDialog.Backdrop className="veil" />
        <BaseDialog.Popup className={classNames('pop dialog', wide && 'wide')} finalFocus={returnFocus}>
          <header>
            <BaseDialog.Title className="grow">{title}</BaseDialog.Title>
            <BaseDialog.Close className="btn ghost sq" aria-label={t('close')}>
              <Icon name="x" />
            </BaseDialog.Close>
          </header>
          <div className="body">
            {description && (
              <BaseDialog.Description className="sub mb-3">{description}</BaseDialog.Description>
            )}
            {children}
          </div>
          {footer && <footer>{footer}</footer>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}
