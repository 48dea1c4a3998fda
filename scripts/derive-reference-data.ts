/**
 * Makes divisions.tsv, family-names.tsv and calendar.tsv under prisma/seed/data from the public tables.
 *
 *   npx tsx scripts/derive-reference-data.ts path/to/folder-with-the-csv-files
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]
if (!folder) {
  process.stderr.write('usage: npx tsx scripts/derive-reference-data.ts <folder>\n')
  process.exit(2)
}

/** Rows of a plain CSV (no quotes in these files) without its head. */
function rows(file: string): string[][] {
  return readFileSync(join(folder!, file), 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
}

function save(name: string, table: string[][]): void {
  const text = table.map((row) => row.join('\t')).join('\n') + '\n'
  writeFileSync(new URL(`../prisma/seed/data/${name}`, import.meta.url), text)
  process.stdout.write(`${name}: ${table.length} rows, ${Buffer.byteLength(text)} bytes\n`)
}

save('divisions.tsv', [
  ...rows('cn_division_provinces.csv').map(([code, name]) => [code!, name!, '']),
  ...rows('cn_division_cities.csv').map(([code, name, province]) => [code!, name!, province!]),
  ...rows('cn_division_areas.csv').map(([code, name, city]) => [code!, name!, city!]),
])
save(
  'family-names.tsv',
  rows('cn_family_names_1074.csv').map(([name, weight]) => [name!, weight!]),
)
save(
  'calendar.tsv',
  rows('cn_holidays_2007-2026.csv')
    .filter(([, date]) => date! >= '2024')
    .map(([, date, name, isOff]) => [date!, isOff === 'True' ? 'off' : 'work', name!.replace(/[“”]/g, '')]),
)
