'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'

import { whenFirstToast } from './toast-store'

const ToastList = dynamic(() => import('./toast-list').then((m) => m.ToastList), { ssr: false })

/** Stands once in the root layout; fetches what draws toasts when the first one comes. */
export function Toaster() {
  const [asked, setAsked] = useState(false)
  useEffect(() => whenFirstToast(() => setAsked(true)), [])
  return asked ? <ToastList /> : null
}
