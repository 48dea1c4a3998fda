import { useEffect, useRef, useState } from 'react'
import { deviceCopies } from '@/components/form-sheet/offline-copy'
import type { Answers } from '@/lib/core/forms/definition'
import { diffAnswers } from '@/lib/core/forms/diff'

const differs = (field: string, a: unknown, b: unknown) =>
  diffAnswers({ [field]: a }, { [field]: b }).length > 0

/**
 * Keeps on this device what is typed into a sheet and not saved yet, under the name `keyOf` gives the rating, and puts it
 * back when the sheet is opened again. `fromServer` is what the server has; only what differs from it counts as typed.
 * Where somebody saved another answer to the same question since, `restore` is told the version it was typed over, so that
 * saving it asks. What was typed before the sheet was saved by anybody comes back with the rating somebody opened since.
 */
export function useKeptAnswers({
  keyOf,
  ratingId,
  version,
  fromServer,
  answers,
  restore,
}: {
  keyOf: (ratingId: string | null) => string
  ratingId: string | null
  version: number
  fromServer: Answers
  answers: Answers
  restore: (kept: Answers, over: number | null) => void
}) {
  const [restoredAt, setRestoredAt] = useState<string | null>(null)
  const key = keyOf(ratingId)
  const latest = useRef({ answers, from: fromServer, restore })
  useEffect(() => {
    const changed = latest.current.answers !== answers
    latest.current = { ...latest.current, answers, restore }
    if (!changed) return
    const { from } = latest.current
    void deviceCopies.put(key, { answers, from, base: version, at: new Date().toISOString() })
  }, [answers, restore, key, version])

  const unsaved = keyOf(null)
  useEffect(() => {
    let gone = false
    const server = latest.current.from
    const bringBack = async () => {
      const own = await deviceCopies.get(key)
      const copy = own ?? (await deviceCopies.get(unsaved))
      if (!copy || gone) return
      const from = copy.from ?? server
      const kept = diffAnswers(from, copy.answers)
        .map(({ field, to }) => [field, to] as const)
        .filter(([field, to]) => differs(field, server[field], to))
      if (!own || kept.length === 0) void deviceCopies.clear(own ? key : unsaved)
      if (kept.length === 0) return
      const crossed = kept.filter(([field]) => differs(field, from[field], server[field]))
      // Until it is saved these stay what they were typed over, however often the sheet is opened.
      const before = Object.fromEntries(crossed.map(([field]) => [field, from[field]]))
      latest.current.from = { ...server, ...before }
      latest.current.restore(Object.fromEntries(kept), crossed.length > 0 ? copy.base : null)
      setRestoredAt(copy.at)
    }
    void bringBack()
    return () => {
      gone = true
    }
  }, [key, unsaved])

  /** The server has `sent`: its copy goes. What was typed while it was on its way stays, with the rating it became. */
  function saved(id: string, sent: Answers, stored: number): void {
    void deviceCopies.clear(key)
    const { answers: now } = latest.current
    latest.current.from = sent
    if (now !== sent)
      void deviceCopies.put(keyOf(id), {
        answers: now,
        from: sent,
        base: stored,
        at: new Date().toISOString(),
      })
  }
  /** Gives up what was typed here. */
  async function forget(): Promise<void> {
    await deviceCopies.clear(key)
  }
  return { restoredAt, saved, forget }
}
