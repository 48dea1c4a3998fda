'use client'

import { Link } from '@/components/ui/link'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import type { Column } from '@/components/data-table/column'
import { useToday } from '@/components/form/today'
import { Abc } from '@/components/ui/abc'
import { GaugeCell } from '@/components/ui/gauge-cell'
import { Grade, type GradeRank } from '@/components/ui/grade'
import { Money, type MoneyUnit } from '@/components/ui/money'
import { Tier, type TierRank } from '@/components/ui/tier'
import type { Fen } from '@/lib/core/money'
import type { ColumnSpec } from './column-spec'
import type { CustomerPageView, CustomerRowView } from './customer-row'
import { EditableCell } from './editable-cell'
import { FoundName } from './found-name'
import { ValueCell } from './value-cell'

const LOOKS: Partial<Record<ColumnSpec['kind'], Column<CustomerRowView>['look']>> = {
  money: 'money',
  number: 'number',
  percent: 'number',
  count: 'number',
  code: 'code',
}
const LARGEST_FIRST: readonly ColumnSpec['kind'][] = ['money', 'number', 'percent', 'count']

type OwnCells = Readonly<Record<string, (row: CustomerRowView) => ReactNode>>

/** Columns with a face of their own. */
function useOwnCells(unit: MoneyUnit): OwnCells {
  const t = useTranslations('customers')
  return useMemo(() => {
    const hidden = <span className="mut">{t('list.hidden')}</span>
    const money = (row: CustomerRowView, id: string) =>
      row.creditHidden ? hidden : <Money as={unit} amount={row.values[id] as Fen | null} />
    return {
      name: (row) => (
        <Link className="nm" href={`/customers/${row.id}`} title={row.name}>
          <FoundName name={row.name} found={row.found} />
        </Link>
      ),
      tier: (row) => <Tier rank={row.values.tier as TierRank | null} />,
      abc: (row) => <Abc letter={row.values.abc === 'none' ? null : (row.values.abc as 'A' | null)} />,
      grade: (row) => <Grade rank={row.grade as GradeRank | null} />,
      used: (row) =>
        row.creditHidden ? hidden : <GaugeCell line={row.line} used={row.exposure ?? (0 as Fen)} />,
      receivable: (row) => money(row, 'receivable'),
      line: (row) => money(row, 'line'),
      exposure: (row) => money(row, 'exposure'),
    }
  }, [t, unit])
}

function sumOf(rows: readonly CustomerRowView[], id: string): Fen {
  return rows.reduce((sum, row) => sum + (typeof row.values[id] === 'number' ? row.values[id] : 0), 0) as Fen
}

/**
 * The columns a person chose, in his order; the name first, always. `editing` turns cells of facts into fields; `sums` are
 * of the whole list, without them the foot sums the page.
 */
export function useCustomerColumns(
  page: CustomerPageView,
  specs: readonly ColumnSpec[],
  shown: readonly string[],
  look: { unit: MoneyUnit; editing: boolean; sums: Readonly<Record<string, Fen>> | null },
): Column<CustomerRowView>[] {
  const t = useTranslations('customers')
  const { unit, editing, sums } = look
  const locale = useLocale()
  const own = useOwnCells(unit)
  const year = useToday().slice(0, 4)
  return useMemo(() => {
    const words = { hidden: t('list.hidden'), yes: '✓', no: '✗', locale, year }
    const wanted = ['name', ...shown.filter((id) => id !== 'name')]
    return wanted.flatMap((id, at): Column<CustomerRowView>[] => {
      const spec = specs.find((one) => one.id === id)
      if (!spec) return []
      const before = specs.find((one) => one.id === wanted[at - 1])
      const plain =
        own[id] ??
        ((row: CustomerRowView) => <ValueCell spec={spec} value={row.values[id]} unit={unit} words={words} />)
      const cell =
        spec.fact && editing && id !== 'name'
          ? (row: CustomerRowView) => (
              <EditableCell key={`${row.id}:${id}`} row={row} spec={spec} words={words}>
                {plain(row)}
              </EditableCell>
            )
          : plain
      return [
        {
          id,
          header: spec.label,
          cell,
          ...(id === 'name' && { fixed: true, className: 'takes' }),
          ...(id === 'file'
            ? { look: 'code' as const }
            : LOOKS[spec.kind] && id !== 'used' && { look: LOOKS[spec.kind]! }),
          ...(spec.kind === 'money' && before?.kind !== 'money' && { fenced: true }),
          ...(spec.sortable && {
            sort:
              LARGEST_FIRST.includes(spec.kind) || id === 'created' ? ('desc' as const) : ('asc' as const),
          }),
          ...(spec.kind === 'money' && {
            foot: <Money as={unit} amount={sums?.[id] ?? sumOf(page.rows, id)} />,
          }),
        },
      ]
    })
  }, [t, locale, year, page, specs, shown, own, unit, editing, sums])
}
