import type { Say } from '@/components/form/problem-text'
import { type Fen, formatWan } from '@/lib/core/money'

/** The one thing about a paper that departs from the rule, as its area found it. */
export type Deviation = { tone: string; code: string; values?: Record<string, string | number> }

type Brief = { has: (key: never) => boolean } & ((key: never, values: never) => string)

/**
 * A deviation in a word, amounts in 万元: `申请高出上限 1.09 万`. The formula stays in the sentence beside the paper, which
 * also stands here where there is no word. `t` speaks from `approvals`.
 */
export function briefOf(t: Brief, say: Say, { code, values = {} }: Deviation): string {
  const key = `brief.${code.replace(/^credit\.(sentences\.)?/, '')}` as never
  if (!code.startsWith('credit.') || !t.has(key)) return say(code, values)
  const inWan = Object.entries(values).map(([name, value]) => [
    name,
    name.endsWith('Fen') ? formatWan(value as Fen) : value,
  ])
  return t(key, Object.fromEntries(inWan) as never)
}
