'use client'

import { type ComponentProps, useEffect, useRef } from 'react'

import { classNames } from './class-names'

/** A native checkbox; `mixed` when only some of what it stands for is chosen. */
export function Checkbox({
  mixed = false,
  className,
  ...rest
}: ComponentProps<'input'> & { mixed?: boolean }) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed
  }, [mixed])
  return (
    <input ref={box} type="checkbox" className={classNames('chk', mixed && 'mix', className)} {...rest} />
  )
}
