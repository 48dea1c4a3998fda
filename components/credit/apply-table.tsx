'use client'

import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { MoneyInput } from '@/components/form/money-input'
import { WayLink } from '@/components/form/way-link'
import { Checkbox } from '@/components/ui/checkbox'
import { Money } from '@/components/ui/money'
import { type Fen, fen, formatWan } from '@/lib/core/money'
import type { ApplyRow, Typed, TypedRows } from './apply-row'

type Change = (customerId: string, change: Partial<Typed>) => void

/** What is typed into the sheet, and what came back of it. */
type Filling = {
  typed: TypedRows
  change: Change
  problems: Readonly<Record<string, string[]>>
}

/** The first reason; when asked for the others, and where each is mended. */
function Blocked({ customerId, reasons }: { customerId: string; reasons: ApplyRow['blocked'] }) {
  return (
    <details className="meta">
      <summary>{reasons[0]?.text}</summary>
      {reasons.map(({ code, text }, at) => (
        <p key={code}>
          {at > 0 && text} <WayLink code={code} customerId={customerId} />
        </p>
      ))}
    </details>
  )
}

function Row({ row, filling }: { row: ApplyRow; filling: Filling | null }) {
  const t = useTranslations('credit')
  const off = row.blocked.length > 0
  const typed = filling?.typed[row.customerId] ?? { amountFen: null, chosen: false }
  const problems = filling?.problems[row.customerId] ?? []
  const most = row.ceilingFen ?? row.advisoryFen
  const over =
    most !== null && typed.amountFen !== null && typed.amountFen > most ? fen(typed.amountFen - most) : null
  const figure = (label: string, amount: Fen | null, bad = false) => (
    <td className={bad ? 'num mon down' : 'num mon'} data-label={label}>
      <Money amount={amount} as="wan" />
    </td>
  )
  return (
    <tr className={[off ? 'off' : '', typed.chosen ? 'sel' : ''].join(' ')}>
      {filling && (
        <td className="box">
          <Checkbox
            aria-label={t('apply.choose', { name: row.name })}
            checked={typed.chosen}
            disabled={off}
            onChange={(event) => filling.change(row.customerId, { chosen: event.target.checked })}
          />
        </td>
      )}
      <td className="nmcell">
        <Link className="nm" href={`/customers/${row.customerId}/credit`}>
          {row.name}
        </Link>
        <div className="meta">{[row.fileNumber, row.terms].filter(Boolean).join(' · ')}</div>
      </td>
      {figure(t('lastLine'), row.lastLineFen)}
      {figure(t('lastShipped'), row.lastShippedFen)}
      {figure(t('receivable'), row.receivableFen)}
      {figure(t('overdue'), row.overdueFen, row.overdueFen > 0)}
      {figure(t('average'), row.averageFen)}
      <td className="num mon" data-label={t('ceiling')}>
        {row.ceilingFen === null && row.advisoryFen !== null ? (
          <span className="meta">{t('advice', { amount: formatWan(row.advisoryFen) })}</span>
        ) : (
          <Money amount={row.ceilingFen} as="wan" />
        )}
      </td>
      <td
        className={filling || off ? 'amt' : 'num mon'}
        data-label={filling || off ? undefined : t('apply.proposal')}
      >
        {off ? (
          <Blocked customerId={row.customerId} reasons={row.blocked} />
        ) : !filling ? (
          <Money amount={row.proposalFen} as="wan" />
        ) : (
          <MoneyInput
            name={row.customerId}
            label={t('apply.amountOf', { name: row.name })}
            defaultValue={typed.amountFen}
            onAmount={(amountFen) =>
              filling.change(row.customerId, { amountFen, chosen: (amountFen ?? 0) > 0 })
            }
          />
        )}
        {over !== null && (
          <small className="wrn">
            {t(row.ceilingFen === null ? 'apply.overAdvice' : 'apply.overCeiling', {
              amount: formatWan(over),
            })}
          </small>
        )}
        {problems.length > 0 && (
          <small className="down" role="alert">
            {problems.join(' ')}
          </small>
        )}
      </td>
    </tr>
  )
}

/** The rows of one grade: who decides them, every customer with his figures, and what is typed; without `filling` only to read. */
export function ApplyTable({
  title,
  word,
  rows,
  filling,
}: {
  title: string
  /** The grade in words. */
  word: string
  rows: readonly ApplyRow[]
  filling: Filling | null
}) {
  const t = useTranslations('credit')
  const free = rows.filter((row) => row.blocked.length === 0)
  const chosen = free.filter((row) => filling?.typed[row.customerId]?.chosen)
  const sum = chosen.reduce(
    (total, row) => fen(total + (filling?.typed[row.customerId]?.amountFen ?? 0)),
    fen(0),
  )
  return (
    <section className="sheet sec b2" aria-label={title}>
      <header>
        {filling && (
          <Checkbox
            aria-label={t('apply.chooseGrade', { grade: word })}
            disabled={free.length === 0}
            checked={free.length > 0 && chosen.length === free.length}
            mixed={chosen.length > 0 && chosen.length < free.length}
            onChange={(event) =>
              free.forEach((row) => filling.change(row.customerId, { chosen: event.target.checked }))
            }
          />
        )}
        <h2>{title}</h2>
        {filling && (
          <span className="n right">
            {t('apply.gradeSum', { count: chosen.length, amount: formatWan(sum) })}
          </span>
        )}
      </header>
      <table className="led">
        <thead>
          <tr>
            {filling && <th aria-label={t('apply.choose', { name: '' })} />}
            <th>{t('customer')}</th>
            {(['lastLine', 'lastShipped', 'receivable', 'overdue', 'average', 'ceiling'] as const).map(
              (name) => (
                <th key={name} className="num mon">
                  {t(name)}
                </th>
              ),
            )}
            <th className={filling ? 'amt' : 'num mon'}>{t(filling ? 'applied' : 'apply.proposal')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.customerId} row={row} filling={filling} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
