import { describe, expect, it } from 'vitest'
import { wordsIn } from '@/lib/core/words'
import { codeLabelKey, columnLabelKey, groupLabelKeys } from '../labels'
import { codesOf } from './column-codes'
import { conditionOf } from './conditions'
import { listColumns, opsOf, usualColumns } from './list-columns'

describe('the columns of the list of customers', () => {
  it('have names of their own', () => {
    const ids = listColumns.map(({ id }) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    expect(usualColumns.filter((id) => !ids.includes(id))).toEqual([])
  })

  it.each(['zh-CN', 'en'])('are called something in %s, and so are their groups and codes', (locale) => {
    const { has } = wordsIn(locale)
    const keys = listColumns.flatMap((column) => [
      columnLabelKey(column),
      ...groupLabelKeys(column),
      ...codesOf(column).flatMap((code) => codeLabelKey(column, code) ?? []),
    ])
    expect([...new Set(keys)].filter((key) => !has(key))).toEqual([])
  })

  it('can each be narrowed by what their kind allows', () => {
    const sample = { in: 'x', has: 'x', from: '2026-01-02', to: '2026-01-02', none: '1', any: '1', idle: '' }
    for (const column of listColumns)
      for (const op of opsOf(column)) {
        const code = codesOf(column)[0]
        const text =
          op === 'in' && code ? code : ['date'].includes(column.kind) ? sample[op] : sample[op].slice(0, 7)
        const typed = ['money', 'number', 'percent', 'count'].includes(column.kind) ? '1' : text
        expect(conditionOf(`${column.id}.${op}`, typed), `${column.id}.${op}`).not.toBeNull()
      }
  })
})
