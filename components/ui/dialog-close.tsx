'use client'

import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'

import { type ButtonLook, buttonClass } from './button'

/** A button that closes the dialog around it. */
export function DialogClose({ children, ...look }: ButtonLook & { children: ReactNode }) {
  return <Dialog.Close className={buttonClass(look)}>{children}</Dialog.Close>
}
