'use client'

import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { ListArea } from '@/components/data-table/list-area'
import { Empty } from '@/components/ui/empty'
import { Money } from '@/components/ui/money'
import { Status, type StatusPhase } from '@/components/ui/status'
import type { Fen } from '@/lib/core/money'

export type OrderRowView = {
  id: string
  number: string
  customerName: string
  filledOn: string
  totalFen: Fen
  payment: 'credit' | 'cash'
  state: string
  salesRepName: string | null
}

const PHASE: Record<string, StatusPhase> = {
  need: 'open',
  filled: 'open',
  void: 'refused',
  returned: 'returned',
  done: 'done',
}

/** Shipping orders, newest first. */
export function OrderTable({ rows, next }: { rows: OrderRowView[]; next: string | null }) {
  const t = useTranslations('orders')
  const state = (row: OrderRowView) => (
    <Status phase={PHASE[row.state] ?? 'progress'}>{t(`states.${row.state}` as 'states.filled')}</Status>
  )
  const columns: Column<OrderRowView>[] = [
    {
      id: 'number',
      header: t('number'),
      fixed: true,
      look: 'code',
      cell: (row) => (
        <Link className="nm" href={`/trade/orders/${row.id}`}>
          {row.number}
        </Link>
      ),
    },
    { id: 'customer', header: t('customer'), cell: (row) => row.customerName },
    { id: 'filledOn', header: t('filledOn'), cell: (row) => row.filledOn },
    { id: 'payment', header: t('payment'), cell: (row) => t(`payments.${row.payment}`) },
    {
      id: 'total',
      header: t('total'),
      look: 'money',
      fenced: true,
      cell: (row) => <Money amount={row.totalFen} />,
    },
    { id: 'state', header: t('state'), cell: state },
    { id: 'salesRep', header: t('salesRep'), cell: (row) => row.salesRepName ?? '—' },
  ]
  return (
    <ListArea filterKeys={['group', 'customer']}>
      <DataTable
        label={t('title')}
        rows={rows}
        columns={columns}
        rowId={(row) => row.id}
        rowName={(row) => row.number}
        next={next}
        previous={null}
        card={(row) => ({
          title: <Link href={`/trade/orders/${row.id}`}>{row.customerName}</Link>,
          aside: <Money amount={row.totalFen} />,
          line: (
            <>
              {row.number} {state(row)}
            </>
          ),
        })}
        empty={<Empty title={t('emptyTitle')} body={t('emptyBody')} />}
      />
    </ListArea>
  )
}
