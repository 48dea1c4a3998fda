import { type Decision, allow, allowUnless, refuse } from '@/lib/core/decision'

/** A note as its rights are judged: who wrote it, and whether it is taken away. */
export type JudgedNote = { createdBy: string; removed: boolean }

/** Only who wrote a note changes its words; one taken away is restored first. */
export function decideEdit(note: JudgedNote, personId: string): Decision<null> {
  if (note.createdBy !== personId) return refuse({ rule: 'R-A09', code: 'notes.not-yours', field: 'text' })
  if (note.removed) return refuse({ rule: 'R-A09', code: 'notes.removed', field: 'text' })
  return allow(null)
}

/** Who wrote a note takes it away or back; so may who answers for the customer's file (R-S05). */
export function decideRemoval(
  note: JudgedNote,
  personId: string,
  answersForFile: boolean,
  to: 'removed' | 'there',
): Decision<null> {
  const already = note.removed === (to === 'removed')
  return allowUnless(
    [
      ...(note.createdBy !== personId && !answersForFile
        ? [{ rule: 'R-A09', code: 'notes.not-yours-to-remove' }]
        : []),
      ...(already ? [{ rule: 'R-A09', code: `notes.already-${to}` }] : []),
    ],
    null,
  )
}
