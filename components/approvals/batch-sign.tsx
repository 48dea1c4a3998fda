'use client'

import { Link } from '@/components/ui/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import type { Action } from '@/components/form/use-action'
import { Grade } from '@/components/ui/grade'
import { toast } from '@/components/ui/toast-store'
import { fen, formatWan } from '@/lib/core/money'
import { type ApprovalRow, customersIn, folded } from './approval-row'
import { signed } from './signed'
import { type Signed, signedText } from './signed-text'

type RowProps = {
  row: ApprovalRow
  /** It goes with the press. */
  chosen: boolean
  flip: () => void
  current: boolean
  here: string
  graded: boolean
}

function Row({ row, chosen, flip, current, here, graded }: RowProps) {
  const t = useTranslations('approvals')
  return (
    <div className={row.amountFen === null ? 'ln two wide' : 'ln'} aria-current={current ? true : undefined}>
      <input
        className="chk"
        type="checkbox"
        checked={chosen}
        aria-label={t('choose', { name: row.title })}
        onChange={flip}
      />
      <Link className={row.paper ? 'open' : 'open cut'} href={`/approvals/${row.id}${here}`}>
        {row.title} {graded && row.grade && <Grade rank={row.grade} />}
        {row.paper && <span className="meta block">{row.paper}</span>}
      </Link>
      {row.amountFen !== null && (
        <>
          <span className="num">{formatWan(row.amountFen)}</span>
          <span className="num mut">{row.changeFen === null ? '' : signed(row.changeFen)}</span>
        </>
      )}
    </div>
  )
}

/** Papers within rule, signed together. Each can be taken out; opening one shows it alone. What is folded away says what of it is chosen. */
export function BatchSign({
  rows,
  action,
  whole,
  current,
  here,
  graded,
}: {
  rows: ApprovalRow[]
  action: Action<Signed>
  /** Every row stands open. */
  whole: boolean
  current: string | null
  /** The query of this page of the list. */
  here: string
  /** The head of the group does not say the grade. */
  graded: boolean
}) {
  const t = useTranslations('approvals')
  const router = useRouter()
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const chosen = rows.filter((row) => !out.has(row.id))
  const sum = fen(chosen.reduce((total, row) => total + (row.amountFen ?? 0), 0))
  const flip = (id: string) => {
    const next = new Set(out)
    if (!next.delete(id)) next.add(id)
    setOut(next)
  }
  const { shown, rest } = folded(rows, whole)
  const draw = (row: ApprovalRow) => (
    <Row
      key={row.id}
      row={row}
      chosen={!out.has(row.id)}
      flip={() => flip(row.id)}
      current={row.id === current}
      here={here}
      graded={graded}
    />
  )
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
            onDone={({ passed }) => {
              const customers = customersIn(chosen)
              const name = chosen[0]!.title
              toast({ text: signedText(t, { name, papers: chosen.length, customers, passed }), tone: 'ok' })
              router.refresh()
            }}
          >
            {t('signMany', { count: chosen.length })}
          </ActionButton>
        )}
      </div>
      {shown.map(draw)}
      {rest.length > 0 && (
        <details className="more" open={rest.some(({ id }) => id === current)}>
          <summary>
            {t('moreChosen', {
              count: rest.length,
              chosen: rest.filter((row) => !out.has(row.id)).length,
            })}
          </summary>
          {rest.map(draw)}
        </details>
      )}
    </>
  )
}
