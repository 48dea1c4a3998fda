import { newId } from '@/lib/core/audit'
import { allowUnless } from '@/lib/core/decision'
import { always, defineSqlMutation } from '@/lib/core/mutation'
import { may, type Viewer } from '@/lib/core/scope'
import { deleteViewInput, saveViewInput } from './schema'

/** Views for everybody are made by those who also hand out reports. */
export function mayShareViews(viewer: Viewer): boolean {
  return may(viewer, 'reports.export')
}

/** Keeps what a list shows under a name; the own default is only one. Reaches no further than the list itself. */
export const saveView = defineSqlMutation({
  name: 'lists.save-view',
  input: saveViewInput,
  usesSettings: false,
  load: async (tx, viewer, input) => {
    const rows = await tx.query<{ position: number }>(
      `SELECT "position" FROM "SavedView" WHERE "list" = $1 AND "createdBy" = $2::uuid ORDER BY "position" DESC LIMIT 60`,
      [input.list, viewer.personId],
    )
    return { count: rows.length, last: rows[0]?.position ?? 0 }
  },
  authorize: (viewer, _, input) => may(viewer, 'customers.read') && (!input.shared || mayShareViews(viewer)),
  decide: (input, { count }) =>
    allowUnless(
      count >= 30
        ? [{ rule: 'lists', code: 'customers.too-many-views', values: { count }, field: 'name' }]
        : [],
      input,
    ),
  save: async (tx, view, _, { last }, at, viewer) => {
    const own = view.isDefault && !view.shared
    if (own)
      await tx.query(
        `UPDATE "SavedView" SET "isDefault" = false WHERE "list" = $1 AND "personId" = $2::uuid`,
        [view.list, viewer.personId],
      )
    const id = newId(at.now)
    await tx.query(
      `INSERT INTO "SavedView" ("id","list","name","personId","createdBy","state","isDefault","position","createdAt")
       VALUES ($1::uuid,$2,$3,$4::uuid,$5::uuid,$6::jsonb,$7,$8,$9::timestamptz)`,
      [
        id,
        view.list,
        view.name,
        view.shared ? null : viewer.personId,
        viewer.personId,
        JSON.stringify(view.state),
        own,
        last + 1,
        at.now.toISOString(),
      ],
    )
    return { id }
  },
  audit: (input, _, __, { id }) =>
    input.shared
      ? {
          kind: 'lists.view-shared',
          subjectType: 'view',
          subjectId: id,
          values: { name: input.name, list: input.list },
        }
      : [],
})

/** Takes a view away; only who made it may. */
export const deleteView = defineSqlMutation({
  name: 'lists.delete-view',
  input: deleteViewInput,
  usesSettings: false,
  load: async (tx, _, { id }) => {
    const [row] = await tx.query<{ createdBy: string; name: string; shared: boolean }>(
      `SELECT "createdBy","name","personId" IS NULL AS "shared" FROM "SavedView" WHERE "id" = $1::uuid FOR UPDATE`,
      [id],
    )
    return row ?? null
  },
  authorize: (viewer, view) => view.createdBy === viewer.personId,
  decide: () => always(null),
  save: async (tx, _, { id }) => {
    await tx.query(`DELETE FROM "SavedView" WHERE "id" = $1::uuid`, [id])
    return null
  },
  audit: ({ id }, view) =>
    view.shared
      ? { kind: 'lists.view-withdrawn', subjectType: 'view', subjectId: id, values: { name: view.name } }
      : [],
})
