'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'

import type { Answers, Form } from '@/lib/core/forms/definition'
import { diffAnswers, sameValue } from '@/lib/core/forms/diff'
import { isGuarded, withoutGuarded } from '@/lib/core/forms/mask'
import { fieldsOf } from '@/lib/core/forms/definition'
import { problemsFrom } from '@/lib/core/forms/field-errors'
import { valueProblems } from '@/lib/core/forms/problems'
import type { BusinessDate } from '@/lib/core/dates'
import type { Outcome } from '@/lib/core/outcome'
import { reread } from '@/lib/core/forms/paste'
import type { SharedWords } from '@/lib/core/forms/words'

import { createDraftKeeper, type SavedDraft } from './draft-keeper'
import { type CopyPlace, deviceCopies } from './offline-copy'
import { sendableDraft } from './sendable'
import type { SheetStore } from './sheet-store'

type Keeping = {
  form: Form
  store: SheetStore
  words: SharedWords
  today: BusinessDate
  version: number
  /** Names the copy on this device: person, form and entry. */
  storageKey: string
  onSaveDraft: (answers: Answers, baseVersion: number) => Promise<Outcome<SavedDraft>>
  /** Where the copy lies; on this device unless said otherwise. */
  copies?: CopyPlace | undefined
}

/** The last keeper of each sheet on this device: one whose sheet is closed goes on trying, until the sheet is opened anew. */
const lastOf = new Map<string, { replace: () => Promise<void> }>()

function after(milliseconds: number, task: () => void): () => void {
  const timer = setTimeout(task, milliseconds)
  return () => clearTimeout(timer)
}

/** Saves by itself, keeps a copy while the server is away, brings it back, and asks before typing would be lost. */
export function useDraftKeeper({
  form,
  store,
  words,
  today,
  version,
  storageKey,
  onSaveDraft,
  copies = deviceCopies,
}: Keeping) {
  const [restoredAt, setRestoredAt] = useState<string | null>(null)
  const save = useRef(onSaveDraft)
  useEffect(() => {
    save.current = onSaveDraft
  })
  // One keeper a sheet: what it needs later it reads from the store.
  const [keeper] = useState(() => {
    const sendable = (answers: Answers) => sendableDraft(form, answers, valueProblems, words)
    return createDraftKeeper({
      read: () => store.get().answers,
      save: async (answers, base) => save.current(sendable(answers), base),
      copy: {
        put: async (answers, base, from) =>
          copies.put(storageKey, {
            answers: withoutGuarded(form, sendable(answers)),
            from: withoutGuarded(form, sendable(from)),
            base,
            at: new Date().toISOString(),
          }),
        clear: () => copies.clear(storageKey),
      },
      base: version,
      onInvalid: (errors) => store.refusedBy(problemsFrom(form, errors)),
      onNewer: (values) => store.merge(reread(form, values, words, today)),
      after,
    })
  })
  const status = useSyncExternalStore(keeper.subscribe, keeper.status, keeper.status)

  useEffect(() => {
    const before = lastOf.get(storageKey)
    if (before !== keeper) void before?.replace()
    lastOf.set(storageKey, keeper)
    let last = store.get().answers
    const unsubscribe = store.subscribe(() => {
      if (store.get().answers === last) return
      last = store.get().answers
      keeper.changed()
    })
    void copies.get(storageKey).then((copy) => {
      if (!copy) return
      const { answers } = store.get()
      const typed = diffAnswers(copy.from ?? answers, copy.answers).map(({ field }) => field)
      const newer = diffAnswers(answers, { ...answers, ...copy.answers }).filter(({ field }) =>
        typed.includes(field),
      )
      if (newer.length === 0) return void copies.clear(storageKey)
      setRestoredAt(copy.at)
      const kept = Object.fromEntries(newer.map(({ field, to }) => [field, to]))
      store.merge(reread(form, kept, words, today))
      keeper.resume(copy.base)
    })
    const flush = () => void keeper.flush()
    const ask = (event: BeforeUnloadEvent) => keeper.isPending() && event.preventDefault()
    window.addEventListener('online', flush)
    window.addEventListener('beforeunload', ask)
    // Leaving, so that nothing waits; coming back, because somebody may have signed in elsewhere.
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('focus', flush)
    return () => {
      unsubscribe()
      window.removeEventListener('online', flush)
      window.removeEventListener('beforeunload', ask)
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('focus', flush)
      void keeper.flush().then(() => {
        if (!keeper.isPending() && lastOf.get(storageKey) === keeper) lastOf.delete(storageKey)
      })
      keeper.stop()
    }
  }, [keeper, store, storageKey, copies, form, words, today])

  const { answers } = store.get()
  const holdsGuarded = fieldsOf(form).some(
    ({ name, field }) => isGuarded(field) && !sameValue(keeper.sent()[name], answers[name]),
  )
  return { keeper, status, restoredAt, holdsGuarded }
}
