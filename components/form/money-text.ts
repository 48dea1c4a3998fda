import { type Fen, formatYuan, parseMoney, yuanOf } from '@/lib/core/money'

/** What a typed amount shows, sends, and whether it is none. */
export type MoneyText = { shown: string; amount: Fen | null; wrong: boolean }

/** Reads a typed amount (`12万`, `１．２亿`, `1,234.5`); an empty one is no mistake, an unreadable one stays as typed. */
export function readMoney(typed: string): MoneyText {
  if (typed.trim() === '') return { shown: '', amount: null, wrong: false }
  const amount = parseMoney(typed)
  return amount === null
    ? { shown: typed, amount, wrong: true }
    : { shown: formatYuan(amount), amount, wrong: false }
}

/** What the hidden field sends: yuan text with two decimals, or whole fen; an unreadable text goes as typed. */
export function sentMoney(typed: string, as: 'yuan' | 'fen'): string {
  const { amount, shown } = readMoney(typed)
  if (amount === null) return shown
  return as === 'fen' ? String(amount) : yuanOf(amount)
}
