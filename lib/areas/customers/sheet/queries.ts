import { onPool, sql } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import type { SheetRow } from '@/lib/core/sheets/sheet'
import type { Task } from '@/lib/core/tasks'
import { type Words, wordsIn } from '@/lib/core/words'
import { type LockedDossier, readDossiers, shownFact } from '../dossier/queries'
import { withSheet } from '../import/queries'
import type { ListColumn } from '../columns/rules/list-columns'
import { sightOf } from '../policy'
import { strippedName } from '../rules/search-columns'
import { mayChange } from '../bulk/queries'
import { type SheetHead, sheetHead } from './rules/sheet-rows'

const TOP = 12

/** The head of an edited list, in whichever language it was written; null where it is no list of ours. */
export async function sheetHeadOf(
  task: Task,
  locale: string,
): Promise<{ head: SheetHead; words: Words } | null> {
  const top = await withSheet(task, async (sheet) => {
    const rows: SheetRow[] = []
    for await (const row of sheet.rows) if (rows.push(row) >= TOP) break
    return rows
  })
  const heads = [locale, locale === 'en' ? 'zh-CN' : 'en'].flatMap((one) => {
    const words = wordsIn(one)
    const head = sheetHead(top, words)
    return head ? [{ head, words }] : []
  })
  return heads.toSorted((a, b) => b.head.columns.length - a.head.columns.length)[0] ?? null
}

export type KnownCustomer = {
  dossier: LockedDossier
  sight: ReturnType<typeof sightOf>
  stored: (column: ListColumn) => unknown
}

/** Customers of a part of the sheet that the viewer may change, with their facts as the sheet would have shown them. */
export async function sheetCustomers(
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, KnownCustomer>> {
  const dossiers = await readDossiers(onPool, ids)
  return new Map(
    dossiers
      .filter((dossier) => mayChange(viewer, dossier))
      .map((dossier) => {
        const sight = sightOf(viewer, dossier)
        const stored = ({ fact, guard }: ListColumn) => {
          const value = dossier.facts[fact!] ?? null
          const seen = guard === undefined || guard === 'credit' || guard === 'trade' || sight[guard]
          return seen ? value : shownFact(fact!, value)
        }
        return [dossier.id, { dossier, sight, stored }]
      }),
  )
}

/** Which of these names and tax numbers living customers have already, whoever may see them. */
export async function takenNames(
  rows: readonly { name: string; taxNumber: string | null }[],
): Promise<{ names: Set<string>; taxNumbers: Set<string> }> {
  const found = await sql<{ nameStripped: string; taxNumber: string | null }>(
    `SELECT "nameStripped","taxNumber" FROM "Customer" WHERE "deletedAt" IS NULL AND "nameStripped" = ANY($1)
     UNION ALL SELECT "nameStripped","taxNumber" FROM "Customer" WHERE (CASE WHEN "deletedAt" IS NULL THEN "taxNumber" END) = ANY($2)`,
    [rows.map(({ name }) => strippedName(name)), rows.flatMap(({ taxNumber }) => taxNumber ?? [])],
  )
  return {
    names: new Set(found.map((row) => row.nameStripped)),
    taxNumbers: new Set(found.flatMap((row) => row.taxNumber ?? [])),
  }
}
