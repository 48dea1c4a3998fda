import type { ReactNode } from 'react'

import { classNames } from './class-names'
import { RuleSource } from './rule-source'

/** A remark at the side: quotes the rule, then says what to do. `bad` is announced at once. */
export function Note({
  tone,
  rule,
  href,
  way,
  children,
}: {
  tone?: 'warn' | 'bad'
  rule?: string
  href?: string
  /** What to do, on its own line after the source. */
  way?: ReactNode
  children: ReactNode
}) {
  return (
    <div className={classNames('note', tone)} role={tone === 'bad' ? 'alert' : undefined}>
      {children}
      {rule && (
        <>
          <span className="apart"> </span>
          <RuleSource rule={rule} href={href} />
        </>
      )}
      {way && <div>{way}</div>}
    </div>
  )
}
