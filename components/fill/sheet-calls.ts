import type { SentSheet } from '@/lib/areas/customers/fill/rules/sent-sheet'
import type { Answers } from '@/lib/core/forms/definition'
import type { FieldErrors, Outcome } from '@/lib/core/outcome'

type Problem = { problem?: string; errors?: FieldErrors; value?: unknown; notes?: [] }

/** One call of the public page. Throws when the server was not reached; everything else is an outcome. */
async function call<T>(token: string, deed: string, body: unknown): Promise<Outcome<T>> {
  const response = await fetch(`/fill/${encodeURIComponent(token)}/${deed}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  })
  if (response.status >= 500) throw new Error(`answered ${response.status}`)
  const said = (await response.json()) as Problem
  if (response.ok) return { kind: 'ok', value: said.value as T, notes: [] }
  if (response.status === 413) return { kind: 'invalid', errors: said.errors ?? {} }
  return { ...said, kind: said.problem } as Outcome<T>
}

/** The way of one open sheet to the server: its secret, and its code where it has one. */
export function sheetCalls(token: string, code: string | null) {
  return {
    open: () => call<SentSheet>(token, 'open', { code }),
    keep: (answers: Answers, base: number) =>
      call<{ version: number; savedAt: string }>(token, 'keep', { code, answers, base }),
    send: (answers: Answers) => call<{ returnedAt: string }>(token, 'send', { code, answers }),
  }
}

export type SheetCalls = ReturnType<typeof sheetCalls>
