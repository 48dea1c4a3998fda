'use client'

import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import type { Action } from '@/components/form/use-action'
import { Grade } from '@/components/ui/grade'
import { fen, formatWan } from '@/lib/core/money'
import { type ApprovalRow, customersIn } from './approval-row'
import { signed } from './signed'

/** Papers within rule, signed together. Each can be taken out; opening one shows it alone. */
export function BatchSign<T>({
  rows,
  action,
  current,
  here,
  graded,
}: {
  rows: ApprovalRow[]
  action: Action<T>
  current: string | null
  /** The query of this page of the list. */
  here: string
  /** The head of the group does not say the grade. */
  graded: boolean
}) {
  const t = useTranslations('approvals')
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const chosen = rows.filter((row) => !out.has(row.id))
  const sum = fen(chosen.reduce((total, row) => total + (row.amountFen ?? 0), 0))
  const count = customersIn(chosen)
  const done = count === 1 ? t('done.approve', { name: chosen[0]!.title }) : t('signedMany', { count })
  const flip = (id: string) => {
    const next = new Set(out)
    if (!next.delete(id)) next.add(id)
    setOut(next)
  }
  return (
    <>
      <div className="lgrp">
        <input
          className={chosen.length > 0 && out.size > 0 ? 'chk mix' : 'chk'}
          type="checkbox"
          checked={out.size === 0}
          aria-label={t('allWithin')}
          onChange={() => setOut(out.size === 0 ? new Set(rows.map((row) => row.id)) : new Set())}
        />
        <b>{t('within')}</b>
        <span className="mut">
          {t('papers', { count: rows.length })}
          {sum > 0 && `${t('comma')}${formatWan(sum)} ${t('wan')}`}
        </span>
        <span className="right" />
        {chosen.length > 0 && (
          <ActionButton
            action={action}
            input={{ ids: chosen.map((row) => row.id), verdict: 'approve' }}
            look="pri"
            size="s"
            success={done}
          >
            {t('signMany', { count: chosen.length })}
          </ActionButton>
        )}
      </div>
      {rows.map((row) => (
        <div key={row.id} className="ln" aria-current={row.id === current ? true : undefined}>
          <input
            className="chk"
            type="checkbox"
            checked={!out.has(row.id)}
            aria-label={t('choose', { name: row.title })}
            onChange={() => flip(row.id)}
          />
          <Link className="cut" href={`/approvals/${row.id}${here}`}>
            {row.title} {graded && row.grade && <Grade rank={row.grade} />}
          </Link>
          <span className="num">{row.amountFen === null ? '' : formatWan(row.amountFen)}</span>
          <span className="num mut">{row.changeFen === null ? '' : signed(row.changeFen)}</span>
        </div>
      ))}
    </>
  )
}
