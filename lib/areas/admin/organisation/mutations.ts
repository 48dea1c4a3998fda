import type { z } from 'zod'
import type { AuditEntry } from '@/lib/core/audit'
import { newId } from '@/lib/core/audit'
import { dateColumn, type Tx } from '@/lib/core/db'
import { allow, refuse } from '@/lib/core/decision'
import type { Viewer } from '@/lib/core/scope'
import { always, ConflictError, defineMutation, type Moment } from '@/lib/core/mutation'
import { mayChangeOrganisation, mayReadOrganisation, maySetArea } from '../policy'
import { decideMove, decideUnitEnd, decideUnitPlace, holdsCustomers, pathUnder } from './rules/tree'
import {
  addUnitInput,
  editUnitInput,
  endUnitInput,
  foundCompanyInput,
  moveUnitInput,
  reopenUnitInput,
  setAreaInput,
} from './schema'
import { customersIn, type LockedUnit, lockTree, requireFreeCode, rewritePaths, unitContents } from './writes'

type UnitRef = { unitId: string; version: number }

function requireVersion(unit: LockedUnit, mine: { version: number }): void {
  if (unit.version !== mine.version)
    throw new ConflictError([{ field: 'name', base: null, theirs: unit.name, mine: null }], unit.version)
}

async function lockUnit(tx: Tx, viewer: Viewer, input: UnitRef): Promise<LockedUnit | null> {
  if (!mayReadOrganisation(viewer)) return null
  const unit = (await lockTree(tx, [input.unitId])).get(input.unitId)
  if (!unit) return null
  requireVersion(unit, input)
  return unit
}

function about(unitId: string, kind: string, values: Record<string, unknown>): AuditEntry {
  return { kind, subjectType: 'unit', subjectId: unitId, unitId, values }
}

const bump = { version: { increment: 1 } } as const

/** What administration may edit of a unit, as the trail keeps it. */
function factsOf({ name, code }: { name: string; code: string }) {
  return { name, code }
}

/** What the marketing department sets for an area (R-S01, R-S03). */
function areaOf({
  channelDominance,
  customerQuota,
}: Omit<z.output<typeof setAreaInput>, 'unitId' | 'version'>) {
  return { channelDominance, customerQuota }
}

/** Adds a unit under another. Refuses a place its kind does not belong in (ORG-01). */
export const addUnit = defineMutation({
  name: 'admin.add-unit',
  input: addUnitInput,
  load: async (tx, viewer, input) => {
    const parent = (await lockTree(tx, [input.parentId])).get(input.parentId)
    if (!parent || !mayChangeOrganisation(viewer)) return null
    await requireFreeCode(tx, input.code, null)
    return { parent }
  },
  authorize: mayChangeOrganisation,
  decide: (input, { parent }) => decideUnitPlace(input.kind, parent),
  save: async (tx, _step, input, { parent }, at) => {
    const id = newId(at.now)
    await tx.unit.create({
      data: {
        id,
        kind: input.kind,
        ...factsOf(input),
        parentId: parent.id,
        path: pathUnder(parent.path, id),
        createdAt: at.now,
      },
    })
    return { unitId: id }
  },
  audit: (input, { parent }, _step, { unitId }) =>
    about(unitId, 'organisation.unit-added', { name: input.name, kind: input.kind, parent: parent.name }),
})

/** The head office of a fresh installation; refuses when there is one (ORG-01). */
export const foundCompany = defineMutation({
  name: 'admin.found-company',
  input: foundCompanyInput,
  load: async (tx) => ({ units: await tx.unit.count({ where: { parentId: null } }) }),
  authorize: mayChangeOrganisation,
  decide: (_input, { units }) =>
    units === 0 ? allow(null) : refuse({ rule: 'ORG-01', code: 'organisation.has-head-office' }),
  save: async (tx, _step, input, _facts, at) => {
    const id = newId(at.now)
    await tx.unit.create({
      data: { id, kind: 'head-office', ...input, path: pathUnder(null, id), createdAt: at.now },
    })
    return { unitId: id }
  },
  audit: (input, _facts, _step, { unitId }) =>
    about(unitId, 'organisation.company-founded', { name: input.name }),
})

/** Changes name and code of a unit. */
export const editUnit = defineMutation({
  name: 'admin.edit-unit',
  input: editUnitInput,
  load: async (tx, viewer, input) => {
    const unit = await lockUnit(tx, viewer, input)
    if (unit && mayChangeOrganisation(viewer)) await requireFreeCode(tx, input.code, unit.id)
    return unit
  },
  authorize: mayChangeOrganisation,
  decide: () => always(null),
  save: async (tx, _step, input) => {
    await tx.unit.update({ where: { id: input.unitId }, data: { ...factsOf(input), ...bump } })
    return { unitId: input.unitId }
  },
  audit: (input, unit) =>
    about(input.unitId, 'organisation.unit-edited', {
      name: unit.name,
      before: factsOf(unit),
      after: factsOf(input),
    }),
})

/** Sets how many customers an area may have (R-S01) and who dominates its channels (R-S03). */
export const setArea = defineMutation({
  name: 'admin.set-area',
  input: setAreaInput,
  load: async (tx, viewer, input) => {
    const unit = await lockUnit(tx, viewer, input)
    return unit && holdsCustomers(unit.kind) ? unit : null
  },
  authorize: (viewer, unit) => maySetArea(viewer, unit.path),
  decide: () => always(null),
  save: async (tx, _step, input) => {
    await tx.unit.update({ where: { id: input.unitId }, data: { ...areaOf(input), ...bump } })
    return { unitId: input.unitId }
  },
  audit: (input, unit) =>
    about(unit.id, 'organisation.area-set', {
      name: unit.name,
      before: { channelDominance: unit.channelDominance, customerQuota: unit.customerQuota },
      after: areaOf(input),
    }),
})

/** Moves a unit and everything below it (ORG-02). Their paths are written anew in the same transaction. */
export const moveUnit = defineMutation({
  name: 'admin.move-unit',
  input: moveUnitInput,
  load: async (tx, viewer, input) => {
    if (!mayChangeOrganisation(viewer)) return null
    const units = await lockTree(tx, [input.unitId, input.parentId])
    const unit = units.get(input.unitId)
    const parent = units.get(input.parentId)
    if (!unit || !parent) return null
    requireVersion(unit, input)
    const from = unit.parentId
      ? await tx.unit.findUnique({ where: { id: unit.parentId }, select: { name: true } })
      : null
    return { unit, parent, from: from?.name ?? '', customers: await customersIn(tx, unit) }
  },
  authorize: mayChangeOrganisation,
  decide: (_input, { unit, parent, customers }) => decideMove(unit, parent, customers),
  save: async (tx, _step, _input, { unit, parent }) => {
    const moved = await rewritePaths(tx, unit.path, pathUnder(parent.path, unit.id))
    await tx.unit.update({ where: { id: unit.id }, data: { parentId: parent.id, ...bump } })
    return { unitId: unit.id, moved }
  },
  audit: (_input, { unit, parent, from }, _step, { moved }) =>
    about(unit.id, 'organisation.unit-moved', {
      name: unit.name,
      before: from,
      after: parent.name,
      count: moved,
    }),
})

async function setEnd(tx: Tx, unitId: string, end: Date | null): Promise<{ unitId: string }> {
  await tx.unit.update({ where: { id: unitId }, data: { endedOn: end, ...bump } })
  return { unitId }
}

/** Ends an empty unit (ORG-03). Its history stays. */
export const endUnit = defineMutation({
  name: 'admin.end-unit',
  input: endUnitInput,
  load: async (tx, viewer, input, at) => {
    const unit = await lockUnit(tx, viewer, input)
    return unit && !unit.ended ? { unit, contents: await unitContents(tx, unit, at.today) } : null
  },
  authorize: mayChangeOrganisation,
  decide: (_input, { unit, contents }) => decideUnitEnd(unit.kind, contents),
  save: (tx, _step, input, _facts, at: Moment) => setEnd(tx, input.unitId, dateColumn(at.today)),
  audit: (_input, { unit }) => about(unit.id, 'organisation.unit-ended', { name: unit.name }),
})

/** Takes an ended unit back into use. Refuses while the unit above it is ended (ORG-01). */
export const reopenUnit = defineMutation({
  name: 'admin.reopen-unit',
  input: reopenUnitInput,
  load: async (tx, viewer, input) => {
    const unit = await lockUnit(tx, viewer, input)
    const parent = unit?.parentId ? (await lockTree(tx, [unit.parentId])).get(unit.parentId) : undefined
    return unit?.ended && parent ? { unit, parent } : null
  },
  authorize: mayChangeOrganisation,
  decide: (_input, { unit, parent }) => decideUnitPlace(unit.kind, parent),
  save: (tx, _step, input) => setEnd(tx, input.unitId, null),
  audit: (_input, { unit }) => about(unit.id, 'organisation.unit-reopened', { name: unit.name }),
})
