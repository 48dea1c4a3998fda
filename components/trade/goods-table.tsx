'use client'

import { useTranslations } from 'next-intl'
import { type ClipboardEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import {
  BLANK,
  type GoodsDraft,
  type PastedColumn,
  pasted,
  type ProductView,
  typedColumns,
} from './goods-draft'
import { GoodsRow } from './goods-row'

export type ProductFinder = {
  /** Products a typed text finds. */
  search: (query: string) => Promise<ProductView[]>
  /** Products meant by exactly these codes or names, by that text in lower case. */
  named: (texts: string[]) => Promise<Record<string, ProductView>>
}

/** 货物明细: products from the list; grows by keyboard, takes lines pasted from a spreadsheet. */
export function GoodsTable({
  rows,
  onRows,
  products,
}: {
  rows: GoodsDraft[]
  onRows: (rows: GoodsDraft[]) => void
  products: ProductFinder
}) {
  const t = useTranslations('orders')
  const [last, setLast] = useState(0)
  const shown = rows.length === 0 ? [BLANK] : rows
  const drop = Math.min(last, shown.length - 1)

  async function paste(event: ClipboardEvent, at: number, column: PastedColumn) {
    const text = event.clipboardData.getData('text')
    if (!/[\t\n]/.test(text)) return
    event.preventDefault()
    const next = pasted(shown, text, at, column)
    onRows(next)
    const names = next.flatMap((row) => (row.product === null && row.named ? [row.named] : []))
    if (names.length === 0) return
    const found = await products.named(names)
    onRows(
      next.map((row) => {
        const product = found[row.named.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()]
        return row.product === null && product ? { ...row, product, named: '' } : row
      }),
    )
  }
  return (
    <div>
      <table className="led dense goods-fill">
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col" className="w-[34%]">
              {t('goods.goods')}
            </th>
            {typedColumns.map((column) => (
              <th key={column} scope="col" className={column === 'batch' ? undefined : 'num'}>
                {t(`goods.${column}`)}
              </th>
            ))}
            <th scope="col" className="num">
              {t('goods.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row, at) => (
            <GoodsRow
              key={at}
              at={at}
              row={row}
              isLast={at === shown.length - 1}
              search={products.search}
              onRow={(next) => onRows(shown.map((one, i) => (i === at ? next : one)))}
              onPaste={(event, column) => void paste(event, at, column)}
              onMore={() => onRows([...shown, BLANK])}
              onFocus={() => setLast(at)}
            />
          ))}
        </tbody>
      </table>
      <div className="row wrap mt-2">
        <Button size="s" icon="plus" onClick={() => onRows([...shown, BLANK])}>
          {t('addLine')}
        </Button>
        {shown.length > 1 && (
          <Button size="s" look="ghost" onClick={() => onRows(shown.filter((_, i) => i !== drop))}>
            {t('dropLine', { row: drop + 1 })}
          </Button>
        )}
        <span className="meta">{t('pasteHint')}</span>
      </div>
    </div>
  )
}
