'use client'

import { useTranslations } from 'next-intl'
import { type ClipboardEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { type Fen, fen, formatYuan, parseMoney, yuanOf } from '@/lib/core/money'

const COLUMNS = ['goods', 'spec', 'batch', 'unit', 'pieces', 'quantity', 'price'] as const
type Column = (typeof COLUMNS)[number]
export type GoodsDraft = Record<Column, string>

const BLANK: GoodsDraft = { goods: '', spec: '', batch: '', unit: '', pieces: '', quantity: '', price: '' }

/** quantity × price, half up to the fen; null while something is missing. */
export function draftAmount({ quantity, price }: GoodsDraft): Fen | null {
  const priceFen = parseMoney(price)
  const units = /^\d{1,9}(\.\d{1,3})?$/.test(quantity.trim()) ? Number(quantity) : null
  return priceFen === null || units === null
    ? null
    : fen(Math.round(Math.round(units * 1000) * priceFen * 1e-3))
}

/** The filled lines as the order takes them; what cannot be read goes as typed and is refused at its cell. */
export function goodsInput(rows: readonly GoodsDraft[]) {
  return rows
    .filter((row) => COLUMNS.some((column) => row[column].trim() !== ''))
    .map((row) => {
      const priceFen = parseMoney(row.price)
      return {
        ...row,
        quantity: row.quantity.trim(),
        pieces: /^\d+$/.test(row.pieces) ? Number(row.pieces) : 0,
        price: priceFen === null ? row.price : yuanOf(priceFen),
      }
    })
}

/** 货物明细: grows by keyboard, takes lines pasted from a spreadsheet, adds itself up. */
export function GoodsTable({ rows, onRows }: { rows: GoodsDraft[]; onRows: (rows: GoodsDraft[]) => void }) {
  const t = useTranslations('orders')
  const [last, setLast] = useState(0)
  const shown = rows.length === 0 ? [BLANK] : rows
  const set = (at: number, column: Column, value: string) =>
    onRows(shown.map((row, i) => (i === at ? { ...row, [column]: value } : row)))
  function paste(event: ClipboardEvent, at: number, column: Column) {
    const text = event.clipboardData.getData('text')
    if (!/[\t\n]/.test(text)) return
    event.preventDefault()
    const lines = text.replace(/\r/g, '').replace(/\n$/, '').split('\n').slice(0, 200)
    const next = [...shown]
    const from = COLUMNS.indexOf(column)
    for (const [i, line] of lines.entries()) {
      const cells = line.split('\t')
      const row = { ...(next[at + i] ?? BLANK) }
      for (const [j, cell] of cells.entries()) {
        const name = COLUMNS[from + j]
        if (name) row[name] = cell.trim()
      }
      next[at + i] = row
    }
    onRows(next)
  }
  return (
    <div className="overflow-x-auto">
      <table className="led dense goods">
        <thead>
          <tr>
            <th scope="col">#</th>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className={
                  column === 'quantity' || column === 'price' || column === 'pieces' ? 'num' : undefined
                }
              >
                {t(`goods.${column}`)}
              </th>
            ))}
            <th scope="col" className="num">
              {t('goods.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row, at) => {
            const amount = draftAmount(row)
            return (
              <tr key={at}>
                <td className="mut">{at + 1}</td>
                {COLUMNS.map((column) => (
                  <td key={column}>
                    <input
                      className="inp"
                      name={`goods.${at}.${column}`}
                      aria-label={t('cell', { row: at + 1, column: t(`goods.${column}`) })}
                      value={row[column]}
                      inputMode={
                        column === 'quantity' || column === 'price' || column === 'pieces'
                          ? 'decimal'
                          : undefined
                      }
                      onFocus={() => setLast(at)}
                      onChange={(event) => set(at, column, event.target.value)}
                      onPaste={(event) => paste(event, at, column)}
                      onKeyDown={(event) => {
                        if (
                          event.key === 'Enter' &&
                          !event.nativeEvent.isComposing &&
                          column === 'price' &&
                          at === shown.length - 1
                        ) {
                          event.preventDefault()
                          onRows([...shown, BLANK])
                        }
                      }}
                    />
                  </td>
                ))}
                <td className="num">{amount === null ? '—' : formatYuan(amount)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="row mt-2">
        <Button size="s" icon="plus" onClick={() => onRows([...shown, BLANK])}>
          {t('addLine')}
        </Button>
        {shown.length > 1 && (
          <Button
            size="s"
            look="ghost"
            onClick={() => onRows(shown.filter((_, i) => i !== Math.min(last, shown.length - 1)))}
          >
            {t('dropLine', { row: Math.min(last, shown.length - 1) + 1 })}
          </Button>
        )}
        <span className="meta">{t('pasteHint')}</span>
      </div>
    </div>
  )
}
