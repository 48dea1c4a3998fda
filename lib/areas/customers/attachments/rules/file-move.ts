import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'
import { decideRemoval, type JudgedNote } from '../../notes/rules/note-rights'

/** A file as its moving is judged; `held` by a paper that was handed in with it. */
export type JudgedFile = JudgedNote & { held: boolean }

/** Who may take a file away or back is as with notes; from a rating sheet that was handed in nobody takes its proof (R-C01). */
export function decideFileMove(
  file: JudgedFile,
  personId: string,
  answersForFile: boolean,
  to: 'removed' | 'there',
): Decision<null> {
  const decision = decideRemoval(file, personId, answersForFile, to)
  const held: Reason[] = file.held && to === 'removed' ? [{ rule: 'R-C01', code: 'files.held' }] : []
  return allowUnless([...(decision.allowed ? [] : decision.reasons), ...held], null)
}
