'use client'

import { useTranslations } from 'next-intl'
import { type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react'
import { useField } from '@/components/form/form-context'
import { Combobox } from '@/components/ui/combobox'
import { formatYuan } from '@/lib/core/money'
import {
  draftAmount,
  type GoodsDraft,
  type PastedColumn,
  type ProductView,
  shortOf,
  type TypedColumn,
  typedColumns,
} from './goods-draft'

type CellProps = {
  at: number
  column: TypedColumn | 'productId'
  /** The head of its column, and what it is called aloud. */
  head: string
  label: string
  /** What the screen itself finds wrong; it stands before what the server said of the same. */
  own: string | null
}

/** A cell of the table with what is wrong in it underneath. */
function Cell({
  at,
  column,
  head,
  label,
  own,
  children,
}: CellProps & { children: (wiring: ReturnType<typeof useField>) => ReactNode }) {
  const wiring = useField(`goods.${at}.${column}`, label, false, own)
  return (
    <td data-label={head}>
      {children(wiring)}
      {wiring.messages.length > 0 && (
        <div className="text-meta down" id={wiring.messageId}>
          {own ?? wiring.messages.join(' ')}
        </div>
      )}
    </td>
  )
}

/** One line of goods: the product from the list, then what is typed. Says at once when the price is too low (R-P01). */
export function GoodsRow({
  at,
  row,
  isLast,
  search,
  onRow,
  onPaste,
  onMore,
  onFocus,
}: {
  at: number
  row: GoodsDraft
  isLast: boolean
  search: (query: string) => Promise<ProductView[]>
  onRow: (row: GoodsDraft) => void
  onPaste: (event: ClipboardEvent, column: PastedColumn) => void
  onMore: () => void
  onFocus: () => void
}) {
  const t = useTranslations('orders')
  const { product } = row
  const amount = draftAmount(row)
  const short = shortOf(row)
  const labelOf = (column: TypedColumn | 'goods') => t('cell', { row: at + 1, column: t(`goods.${column}`) })
  const growAtEnd = (event: KeyboardEvent, column: TypedColumn) => {
    if (event.key !== 'Enter' || column !== 'price' || !isLast) return
    event.preventDefault()
    onMore()
  }
  const own: Partial<Record<TypedColumn, string>> =
    short === null || product === null
      ? {}
      : { price: t('underFloor', { floor: formatYuan(product.floorFen), short: formatYuan(short) }) }
  return (
    <tr onFocus={onFocus}>
      <td className="mut">{at + 1}</td>
      <Cell
        at={at}
        column="productId"
        head={t('goods.goods')}
        label={labelOf('goods')}
        own={product === null && row.named !== '' ? t('noSuchProduct', { text: row.named }) : null}
      >
        {(wiring) => (
          <div onPaste={(event) => onPaste(event, 'named')}>
            <Combobox
              key={product?.id ?? row.named}
              id={wiring.id}
              label={labelOf('goods')}
              placeholder={t('pickProduct')}
              invalid={wiring.messages.length > 0}
              {...(wiring.aria['aria-describedby'] ? { describedBy: wiring.aria['aria-describedby'] } : {})}
              value={product && { value: product.id, label: product.name }}
              search={async (query) =>
                (await search(query)).map((hit) => ({
                  value: hit.id,
                  label: hit.name,
                  detail: `${hit.spec} ${hit.code}`,
                  product: hit,
                }))
              }
              onChange={(choice) => {
                const chosen = choice as { product?: ProductView } | null
                onRow({ ...row, named: '', product: chosen?.product ?? (choice ? product : null) })
              }}
            />
            {product && (
              <div className="meta">
                {t('productFacts', { spec: product.spec || '—', unit: product.unit, code: product.code })}
              </div>
            )}
          </div>
        )}
      </Cell>
      {typedColumns.map((column) => (
        <Cell
          key={column}
          at={at}
          column={column}
          head={t(`goods.${column}`)}
          label={labelOf(column)}
          own={own[column] ?? null}
        >
          {(wiring) => (
            <>
              <input
                className={column === 'batch' ? 'inp' : 'inp num'}
                id={wiring.id}
                name={`goods.${at}.${column}`}
                aria-label={labelOf(column)}
                {...wiring.aria}
                value={row[column]}
                inputMode={column === 'batch' ? undefined : 'decimal'}
                onChange={(event) => onRow({ ...row, [column]: event.target.value })}
                onPaste={(event) => onPaste(event, column)}
                onKeyDown={(event) => growAtEnd(event, column)}
              />
              {column === 'price' && product && short === null && (
                <div className="meta num">{t('floor', { floor: formatYuan(product.floorFen) })}</div>
              )}
            </>
          )}
        </Cell>
      ))}
      <td className="num" data-label={t('goods.amount')}>
        {amount === null ? '—' : formatYuan(amount)}
      </td>
    </tr>
  )
}
