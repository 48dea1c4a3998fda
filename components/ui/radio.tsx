import type { ComponentProps, ReactNode } from 'react'

/** A native radio button with its words. */
export function Radio({ children, ...rest }: ComponentProps<'input'> & { children: ReactNode }) {
  return (
    <label className="row">
      <input type="radio" className="chk" {...rest} />
      {children}
    </label>
  )
}
