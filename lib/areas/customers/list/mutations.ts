import { newId } from '@/lib/core/audit'
import { allowUnless } from '@/lib/core/decision'
import type { SqlTx } from '@/lib/core/db'
import { always, ConflictError, defineSqlMutation } from '@/lib/core/mutation'
import { may, type Viewer } from '@/lib/core/scope'
import { changeViewInput, deleteViewInput, orderViewsInput, saveViewInput } from './schema'

/** Views for everybody are made by those who also hand out reports. */
export function mayShareViews(viewer: Viewer): boolean {
  return may(viewer, 'reports.export')
}

/** One default a person, and one for everybody who has none of his own. */
async function onlyDefault(tx: SqlTx, list: string, personId: string | null): Promise<void> {
  await tx.query(
    `UPDATE "SavedView" SET "isDefault" = false, "version" = "version" + 1
     WHERE "list" = $1 AND "personId" IS NOT DISTINCT FROM $2::uuid AND "isDefault"`,
    [list, personId],
  )
}

type StoredView = { list: string; name: string; createdBy: string; shared: boolean; version: number }

async function lockView(tx: SqlTx, id: string): Promise<StoredView | null> {
  const [row] = await tx.query<StoredView>(
    `SELECT "list","name","createdBy","personId" IS NULL AS "shared","version" FROM "SavedView" WHERE "id" = $1::uuid FOR UPDATE`,
    [id],
  )
  return row ?? null
}

/** A view belongs to who made it; a shared one also to an administrator. */
function mayKeepView(viewer: Viewer, view: StoredView): boolean {
  return view.createdBy === viewer.personId || (view.shared && may(viewer, 'admin.settings'))
}

/** Keeps what a list shows under a name; the own default is only one, and so is that of everybody. */
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
    if (view.isDefault) await onlyDefault(tx, view.list, view.shared ? null : viewer.personId)
    const id = newId(at.now)
    await tx.query(
      `INSERT INTO "SavedView" ("id","list","name","personId","createdBy","state","isDefault","pinned","position","createdAt")
       VALUES ($1::uuid,$2,$3,$4::uuid,$5::uuid,$6::jsonb,$7,true,$8,$9::timestamptz)`,
      [
        id,
        view.list,
        view.name,
        view.shared ? null : viewer.personId,
        viewer.personId,
        JSON.stringify(view.state),
        view.isDefault,
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

/** Renames a view, pins it as a tab, makes it the first shown, or keeps what the list shows now. */
export const changeView = defineSqlMutation({
  name: 'lists.change-view',
  input: changeViewInput,
  usesSettings: false,
  load: (tx, _, { id }) => lockView(tx, id),
  authorize: (viewer, view) =>
    mayKeepView(viewer, view) && (!view.shared || mayShareViews(viewer) || may(viewer, 'admin.settings')),
  decide: (input) => always(input),
  save: async (tx, change, _, view, __, viewer) => {
    if (view.version !== change.version)
      throw new ConflictError(
        [{ field: 'name', base: change.name ?? null, theirs: view.name, mine: change.name ?? null }],
        view.version,
      )
    if (change.isDefault) await onlyDefault(tx, view.list, view.shared ? null : viewer.personId)
    const [row] = await tx.query<{ version: number }>(
      `UPDATE "SavedView" SET "name"=coalesce($2,"name"),"pinned"=coalesce($3,"pinned"),"isDefault"=coalesce($4,"isDefault"),
        "state"=coalesce($5::jsonb,"state"),"version"="version"+1 WHERE "id"=$1::uuid RETURNING "version"`,
      [
        change.id,
        change.name ?? null,
        change.pinned ?? null,
        change.isDefault ?? null,
        change.state ? JSON.stringify(change.state) : null,
      ],
    )
    return { version: row!.version }
  },
  audit: ({ id, name }, view) =>
    view.shared
      ? {
          kind: 'lists.view-shared',
          subjectType: 'view',
          subjectId: id,
          values: { name: name ?? view.name, list: view.list },
        }
      : [],
})

/** Puts the views one made into an order. */
export const orderViews = defineSqlMutation({
  name: 'lists.order-views',
  input: orderViewsInput,
  usesSettings: false,
  load: async (tx, viewer, { ids }) => {
    const rows = await tx.query<{ id: string }>(
      `SELECT "id" FROM "SavedView" WHERE "id" = ANY($1::uuid[]) AND "createdBy" = $2::uuid ORDER BY "id" FOR UPDATE`,
      [ids, viewer.personId],
    )
    return rows.length === new Set(ids).size ? { count: rows.length } : null
  },
  authorize: (viewer) => may(viewer, 'customers.read'),
  decide: (input) => always(input),
  save: async (tx, { ids }) => {
    await tx.query(
      `UPDATE "SavedView" v SET "position" = wanted."at" FROM unnest($1::uuid[]) WITH ORDINALITY wanted("id","at") WHERE v."id" = wanted."id"`,
      [ids],
    )
    return null
  },
  audit: () => [],
})

/** Takes a view away: one’s own, or as an administrator a shared one. */
export const deleteView = defineSqlMutation({
  name: 'lists.delete-view',
  input: deleteViewInput,
  usesSettings: false,
  load: (tx, _, { id }) => lockView(tx, id),
  authorize: (viewer, view) => mayKeepView(viewer, view),
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
