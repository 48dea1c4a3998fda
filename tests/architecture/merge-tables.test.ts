import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { movedPlaces, stayingTables } from '@/lib/areas/customers/merge/rules/moved-tables'
import { textOf } from './source-files'

type Model = { name: string; columns: string[]; key: string[]; unique: string[][] }

/** Models of the schema with their columns and what may stand in them only once. */
function models(): Model[] {
  const text = readdirSync('prisma/schema')
    .map((file) => textOf(`prisma/schema/${file}`))
    .join('\n')
    .replace(/\/\/.*$/gm, '')
  return [...text.matchAll(/^model (\w+) \{([^}]*)\}/gm)].map(([, name = '', body = '']) => {
    const lines = body.split('\n').map((line) => line.trim())
    const fields = lines.filter((line) => /^\w+\s+\w/.test(line))
    const listed = (mark: string) =>
      [...body.matchAll(new RegExp(`@@${mark}\\(\\[([^\\]]*)\\]`, 'g'))].map(([, list = '']) =>
        list.split(',').map((column) => column.trim()),
      )
    const single = (mark: string) =>
      fields.filter((line) => line.split(/\s+/).includes(mark)).map((line) => [line.split(/\s+/)[0]!])
    return {
      name,
      columns: fields.map((line) => line.split(/\s+/)[0]!),
      key: listed('id')[0] ?? single('@id')[0] ?? [],
      unique: [...listed('unique'), ...listed('id'), ...single('@unique'), ...single('@id')],
    }
  })
}

describe('a merge of customers forgets nothing', () => {
  const all = models()
  const withCustomer = all.filter(({ columns }) => columns.includes('customerId')).map(({ name }) => name)
  const moved = movedPlaces.filter(({ column }) => column === 'customerId').map(({ table }) => table)

  it('every table with a customerId is moved, or stays for a reason (lib/areas/customers/merge/rules/moved-tables.ts)', () => {
    const known = [...moved, ...Object.keys(stayingTables)]
    expect(withCustomer.filter((name) => !known.includes(name))).toEqual([])
    expect(known.filter((name) => !withCustomer.includes(name))).toEqual([])
    expect(new Set(known).size).toBe(known.length)
  })

  it('the key of every moved table is its primary key', () => {
    const keys = movedPlaces.map(({ table, key }) => [table, [...key]])
    const real = movedPlaces.map(({ table }) => [table, all.find(({ name }) => name === table)?.key])
    expect(keys).toEqual(real)
  })

  it('a table that allows one row a customer says which rows stay', () => {
    const once = movedPlaces.flatMap(({ table, column, unless = [] }) =>
      all
        .find(({ name }) => name === table)!
        .unique.filter((columns) => columns.includes(column))
        .filter((columns) => !columns.filter((one) => one !== column).every((one) => unless.includes(one)))
        .map((columns) => `${table}: ${columns.join(', ')}`),
    )
    expect(once).toEqual([])
  })
})
