/** What a typed month means: `2026-11`, `202611`, `2026年11月`, `11` (of this year) → `2026-11`; null when it is none. */
export function readMonth(typed: string, thisYear: number): string | null {
  const text = typed.normalize('NFKC').trim()
  const full = /^(\d{4})[-/.年]?(\d{1,2})月?$/.exec(text)
  const short = /^(\d{1,2})月?$/.exec(text)
  const [year, month] = full
    ? [full[1], Number(full[2])]
    : short
      ? [String(thisYear), Number(short[1])]
      : [null, 0]
  return year !== null && month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : null
}

/** `months` later (negative: earlier). */
export function stepMonth(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const count = year * 12 + number - 1 + months
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
}
