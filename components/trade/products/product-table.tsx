'use client'

import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { ListArea } from '@/components/data-table/list-area'
import { SearchBox } from '@/components/data-table/search-box'
import { Empty } from '@/components/ui/empty'
import { Money } from '@/components/ui/money'
import { Status } from '@/components/ui/status'
import { type Fen, formatYuan } from '@/lib/core/money'

export type ProductRowView = {
  id: string
  code: string
  name: string
  spec: string
  unit: string
  priceFen: Fen | null
  next: { priceFen: Fen; from: string } | null
  endedOn: string | null
}

const STATES = ['sold', 'ended', 'all'] as const

/** The list of products by code, with the ex-factory price of today and the next one. */
export function ProductTable({
  rows,
  next,
  state,
}: {
  rows: ProductRowView[]
  next: string | null
  state: (typeof STATES)[number]
}) {
  const t = useTranslations('products')
  const price = (row: ProductRowView) => (row.priceFen === null ? '—' : <Money amount={row.priceFen} />)
  const coming = (row: ProductRowView) =>
    row.next ? t('nextShort', { date: row.next.from, price: formatYuan(row.next.priceFen) }) : ''
  const stateOf = (row: ProductRowView) => (
    <Status phase={row.endedOn ? 'refused' : 'done'}>
      {row.endedOn ? t('endedOn', { date: row.endedOn }) : t('states.sold')}
    </Status>
  )
  const columns: Column<ProductRowView>[] = [
    { id: 'code', header: t('code'), look: 'code', fixed: true, cell: (row) => row.code },
    {
      id: 'name',
      header: t('name'),
      fixed: true,
      cell: (row) => (
        <Link className="nm" href={`/trade/products/${row.id}`}>
          {row.name}
        </Link>
      ),
    },
    { id: 'spec', header: t('spec'), cell: (row) => row.spec || '—' },
    { id: 'unit', header: t('unit'), cell: (row) => row.unit },
    { id: 'price', header: t('priceToday'), look: 'money', fenced: true, cell: price },
    { id: 'next', header: t('coming'), cell: (row) => <span className="mut">{coming(row)}</span> },
    { id: 'state', header: t('state'), cell: stateOf },
  ]
  return (
    <ListArea filterKeys={['state']}>
      <nav className="views" aria-label={t('title')}>
        {STATES.map((one) => (
          <Link
            key={one}
            href={one === 'sold' ? '/trade/products' : `/trade/products?state=${one}`}
            aria-current={one === state ? 'page' : undefined}
          >
            {t(`states.${one}`)}
          </Link>
        ))}
      </nav>
      <DataTable
        label={t('title')}
        rows={rows}
        columns={columns}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        next={next}
        previous={null}
        tools={<SearchBox hint={t('searchHint')} />}
        card={(row) => ({
          title: <Link href={`/trade/products/${row.id}`}>{row.name}</Link>,
          aside: price(row),
          line: (
            <>
              {row.code} · {row.spec || row.unit} {row.endedOn && stateOf(row)}
            </>
          ),
        })}
        empty={<Empty title={t('emptyTitle')} body={t('emptyBody')} />}
      />
    </ListArea>
  )
}
