'use server'

import { z } from 'zod'
import type { LookAnswer } from '@/components/customers/list/bulk-dialog'
import type { CellAnswer } from '@/components/customers/list/editable-cell'
import { bulkPreview } from '@/lib/areas/customers/bulk/queries'
import { bulkPreviewInput } from '@/lib/areas/customers/bulk/schema'
import { columnOfFact } from '@/lib/areas/customers/columns/rules/list-columns'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { isFactKey } from '@/lib/areas/customers/dossier/schema'
import { isSheetEditable, readSheetCell } from '@/lib/areas/customers/sheet/rules/sheet-cells'
import { REASON_NEEDED } from '@/lib/areas/customers/updates/rules/immediate-updates'
import { act, type Submission } from '@/lib/core/action'
import { today } from '@/lib/core/clock'
import { may } from '@/lib/core/scope'
import { currentViewer, requireViewer } from '@/lib/core/viewer'
import { reasonIn, type Words, wordsIn } from '@/lib/core/words'

const text = z.string().max(20_000)
const cellInput = z.strictObject({
  customerId: z.uuid(),
  fact: z.string(),
  from: z.json(),
  typed: text,
  reason: z.string().max(500).optional(),
})

/** What was typed for a fact, read as a cell of a sheet is. */
function typedFact(fact: string, typed: string, from: unknown, words: Words) {
  const column = isFactKey(fact) ? columnOfFact(fact) : undefined
  if (!column || !isSheetEditable(column)) return null
  return readSheetCell(column, typed, from, words, today())
}

/** Saves one cell of the list: a fact changes from what the writer saw to what he typed. */
export async function saveCell({ input, key }: Submission): Promise<CellAnswer> {
  const viewer = await currentViewer()
  if (!viewer) return { kind: 'signed-out' }
  const words = wordsIn(viewer.locale)
  const parsed = cellInput.safeParse(input)
  const reading = parsed.success && typedFact(parsed.data.fact, parsed.data.typed, parsed.data.from, words)
  if (!reading) return { kind: 'not-found' }
  if (reading.same) return { kind: 'ok', value: null, notes: [] }
  if ('fault' in reading) return { kind: 'unreadable', text: reasonIn(words, { code: reading.fault }) }
  const { customerId, fact, from, reason } = parsed.data
  const changes = [{ fact, from, to: reading.value }]
  const change = { customerId, source: 'form', changes, ...(reason && { reason }) }
  const outcome = await act(saveFacts, { input: change, ...(key !== undefined && { key }) })
  if (outcome.kind === 'refused')
    return {
      kind: 'unreadable',
      text: outcome.reasons.map((one) => reasonIn(words, reasonOf(one))).join(' '),
      ...(outcome.reasons.some(({ code }) => code === REASON_NEEDED) && { wantsReason: true as const }),
    }
  if (outcome.kind === 'invalid')
    return {
      kind: 'unreadable',
      text: Object.values(outcome.errors)
        .flat()
        .map((error) => reasonIn(words, error))
        .join(' '),
    }
  return outcome
}

type Values = Record<string, string | number>
const reasonOf = ({ code, values }: { code: string; values?: object }) => ({
  code,
  ...(values && { values: values as Values }),
})

const lookInput = z.strictObject({ chosen: z.unknown(), field: z.string().max(60), value: text })

/** What a bulk change would do: the typed value read, every chosen customer looked at, nothing written. */
export async function lookBulk(input: unknown): Promise<LookAnswer> {
  const viewer = await requireViewer()
  const parsed = lookInput.safeParse(input)
  if (!parsed.success || !may(viewer, 'customers.edit')) return { kind: 'refused' }
  const words = wordsIn(viewer.locale)
  const { chosen, field, value } = parsed.data
  let set: unknown = field === 'owner' ? { ownerId: value } : { unitId: value }
  if (field !== 'owner' && field !== 'unit') {
    const reading = typedFact(field, value, null, words)
    if (!reading) return { kind: 'refused' }
    if (!reading.same && 'fault' in reading)
      return { kind: 'unreadable', text: reasonIn(words, { code: reading.fault }) }
    set = { facts: [{ fact: field, to: reading.same ? null : reading.value }] }
  }
  const wanted = bulkPreviewInput.safeParse({ chosen, set })
  if (!wanted.success) return { kind: 'refused' }
  const preview = await bulkPreview(viewer, wanted.data.chosen, wanted.data.set, today())
  if (!preview) return { kind: 'refused' }
  const reasons = preview.reasons.map(({ reason, rows }) => ({ text: reasonIn(words, reason), rows }))
  return { kind: 'ok', look: { ...preview, reasons, set: wanted.data.set } }
}
