'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Column } from '@/components/data-table/column'
import { Abc } from '@/components/ui/abc'
import { GaugeCell } from '@/components/ui/gauge-cell'
import { Grade, type GradeRank } from '@/components/ui/grade'
import { Money, type MoneyUnit } from '@/components/ui/money'
import { Tier, type TierRank } from '@/components/ui/tier'
import type { Fen } from '@/lib/core/money'
import type { CustomerPageView, CustomerRowView } from './customer-row'
import { FoundName } from './found-name'

/** Line less exposure, not below zero; null without a line or where figures are hidden. */
function availableOf(row: CustomerRowView): Fen | null {
  return row.line === null ? null : (Math.max(0, row.line - (row.exposure ?? 0)) as Fen)
}

const dash = <span className="mut">—</span>
const shortDay = (day: string | null) => day ?? dash

/** The columns of the list, amounts in the chosen unit. */
export function useCustomerColumns(
  page: CustomerPageView,
  unit: MoneyUnit,
  search: string,
): Column<CustomerRowView>[] {
  const t = useTranslations('customers')
  return useMemo(() => {
    const head = t
    const money = (amount: Fen | null, row: CustomerRowView) =>
      row.creditHidden ? <span className="mut">{t('list.hidden')}</span> : <Money as={unit} amount={amount} />
    const columns: Column<CustomerRowView>[] = [
      {
        id: 'name',
        header: head('column.name'),
        fixed: true,
        sort: 'asc',
        cell: (row) => (
          <Link className="nm" href={`/customers/${row.id}`}>
            <FoundName name={row.name} search={search} />
          </Link>
        ),
      },
      {
        id: 'file',
        header: head('column.fileNumber'),
        look: 'code',
        sort: 'asc',
        cell: (row) => row.fileNumber,
      },
      {
        id: 'tier',
        header: head('column.tier'),
        sort: 'asc',
        cell: (row) => <Tier rank={row.tier as TierRank | null} />,
      },
      {
        id: 'abc',
        header: head('column.abc'),
        cell: (row) => <Abc letter={row.abc === 'none' ? null : (row.abc as 'A' | null)} />,
      },
      {
        id: 'grade',
        header: head('column.grade'),
        sort: 'asc',
        cell: (row) => <Grade rank={row.grade as GradeRank | null} />,
      },
      {
        id: 'used',
        header: head('column.used'),
        cell: (row) =>
          row.creditHidden ? (
            <span className="mut">{t('list.hidden')}</span>
          ) : (
            <GaugeCell line={row.line} used={row.exposure ?? (0 as Fen)} />
          ),
      },
      {
        id: 'receivable',
        header: head('column.receivable'),
        look: 'money',
        fenced: true,
        cell: (row) => money(row.receivable, row),
        foot: <Money as={unit} amount={page.sums.receivable} />,
      },
      {
        id: 'line',
        header: head('column.line'),
        look: 'money',
        cell: (row) => money(row.line, row),
        foot: <Money as={unit} amount={page.sums.line} />,
      },
      {
        id: 'available',
        header: head('column.available'),
        look: 'money',
        hidden: true,
        cell: (row) => money(availableOf(row), row),
      },
      {
        id: 'sales',
        header: head('column.sales'),
        look: 'money',
        fenced: true,
        cell: (row) => <Money as={unit} amount={row.sales} />,
        foot: <Money as={unit} amount={page.sums.sales} />,
      },
      { id: 'unit', header: head('column.unit'), cell: (row) => row.unitName },
      { id: 'owner', header: head('column.owner'), cell: (row) => row.ownerName ?? dash },
      { id: 'state', header: head('column.state'), cell: (row) => t(`state.${row.state}`) },
      {
        id: 'fileState',
        header: head('column.fileState'),
        hidden: true,
        cell: (row) => t(`fileState.${row.fileState}`),
      },
      {
        id: 'completeness',
        header: head('column.completeness'),
        look: 'number',
        hidden: true,
        cell: (row) => `${row.completeness}%`,
      },
      {
        id: 'phone',
        header: head('column.phone'),
        look: 'code',
        hidden: true,
        cell: (row) => shortDay(row.phone),
      },
      {
        id: 'taxNumber',
        header: head('column.taxNumber'),
        look: 'code',
        hidden: true,
        cell: (row) => shortDay(row.taxNumber),
      },
      { id: 'rerate', header: head('column.rerate'), hidden: true, cell: (row) => shortDay(row.rerateDueOn) },
      {
        id: 'contract',
        header: head('column.contract'),
        hidden: true,
        cell: (row) => shortDay(row.contractUntil),
      },
      {
        id: 'lastOrder',
        header: head('column.lastOrder'),
        hidden: true,
        cell: (row) => shortDay(row.lastOrderOn),
      },
      {
        id: 'created',
        header: head('column.created'),
        hidden: true,
        sort: 'desc',
        cell: (row) => row.createdOn,
      },
    ]
    return columns
  }, [t, page, unit, search])
}
