import { useEffect, useRef, useState } from 'react'
import { deviceCopies } from '@/components/form-sheet/offline-copy'
import type { Answers } from '@/lib/core/forms/definition'
import { diffAnswers } from '@/lib/core/forms/diff'

/**
 * Keeps on this device what is typed into a sheet and not saved yet, under the name `keyOf` gives the rating, and puts it
 * back when the sheet is opened again. `fromServer` is what the server has; only what differs from it counts as typed.
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
  version: number | null
  fromServer: Answers
  answers: Answers
  restore: (kept: Answers) => void
}) {
  const [restoredAt, setRestoredAt] = useState<string | null>(null)
  const key = keyOf(ratingId)
  const latest = useRef({ answers, from: fromServer, restore })
  useEffect(() => {
    const changed = latest.current.answers !== answers
    latest.current = { ...latest.current, answers, restore }
    if (!changed) return
    const { from } = latest.current
    void deviceCopies.put(key, { answers, from, base: version ?? 0, at: new Date().toISOString() })
  }, [answers, restore, key, version])

  useEffect(() => {
    let gone = false
    const server = latest.current.from
    void deviceCopies.get(key).then((copy) => {
      if (!copy || gone) return
      const kept = diffAnswers(copy.from ?? server, copy.answers)
        .map(({ field, to }) => [field, to] as const)
        .filter(([field, to]) => diffAnswers({ [field]: server[field] }, { [field]: to }).length > 0)
      if (kept.length === 0) return void deviceCopies.clear(key)
      latest.current.restore(Object.fromEntries(kept))
      setRestoredAt(copy.at)
    })
    return () => {
      gone = true
    }
  }, [key])

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
  return { restoredAt, saved }
}
