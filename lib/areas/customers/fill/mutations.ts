import type { AuditEntry } from '@/lib/core/audit'
import { fieldsOf } from '@/lib/core/forms/definition'
import { answersFromFacts } from '@/lib/core/forms/facts'
import { sameValue } from '@/lib/core/forms/diff'
import { outwardAnswers, outwardPaper } from '@/lib/core/forms/outward'
import { always, ConflictError, defineSqlMutation, InvalidError, type Moment } from '@/lib/core/mutation'
import { writeNotices } from '@/lib/core/notices'
import { judgeClaims } from '../claims/policy'
import { factOrigins, lockClaims } from '../claims/queries'
import { insertClaims, settleClaims, settledEvents } from '../claims/writes'
import { sameFact } from '../dossier/rules/fact-changes'
import { lockDossier } from '../dossier/writes'
import type { LockedDossier } from '../dossier/queries'
import { placedOf } from '../policy'
import { customerSettings } from '../contributes'
import { holdsSheet, maySend, mayTakeOver } from './policy'
import { customerOfLink, hasLiveLink, liveLink, lockLink, sheetOf } from './queries'
import { decideLink, decideRenew, decideRevoke, isLive, type SendingLimits } from './rules/link-state'
import { readDraft, readReturned, statedFacts } from './rules/returned'
import { sentForm, WRITER, WRITTEN_ON } from './rules/sent-forms'
import {
  keepSheetInput,
  openSheetInput,
  renewSheetInput,
  returnSheetInput,
  revokeSheetInput,
  sendSheetInput,
  takeOverInput,
} from './schema'
import {
  drawSecret,
  fileReturned,
  insertLink,
  keepAnswers,
  keepReturned,
  noteOpened,
  renewLink,
  requireCode,
  revokeLink,
} from './writes'

function limitsOf(at: Moment, dossier: LockedDossier): SendingLimits {
  const path = placedOf(dossier).unitPath
  return {
    longestDays: at.settings.valueOf(customerSettings, 'customers.sheet-longest-days', path),
    codeRequired: at.settings.valueOf(customerSettings, 'customers.sheet-code', path) === 'required',
  }
}

function about(dossier: LockedDossier, kind: string, values: Record<string, unknown> = {}): AuditEntry {
  return {
    kind,
    subjectType: 'customer',
    subjectId: dossier.id,
    customerId: dossier.id,
    unitId: placedOf(dossier).unitId,
    values: { name: dossier.facts['name'], ...values },
  }
}

/** Makes a link on which the customer fills a sheet. Send without an idempotency key: the answer is a secret. */
export const sendSheet = defineSqlMutation({
  name: 'customers.send-sheet',
  input: sendSheetInput,
  load: async (tx, _, { customerId, formId }, at) => {
    const dossier = await lockDossier(tx, customerId)
    if (!dossier) return null
    const hasLive = await hasLiveLink(tx, customerId, formId, at.now, null)
    return { dossier, hasLive, form: sentForm(formId)! }
  },
  authorize: (viewer, { dossier }) => maySend(viewer, dossier),
  decide: (input, { dossier, hasLive }, at) => decideLink(input, { hasLive }, limitsOf(at, dossier)),
  save: async (tx, _, input, { dossier, form }, at, viewer) => {
    const { customerId, formId, days, note } = input
    const prefill = input.prefilled ? outwardAnswers(form, answersFromFacts(form, dossier.facts)) : {}
    const secret = drawSecret(input.withCode)
    const link = { customerId, formId, formVersion: form.version, prefill, note: note || null, days }
    return { ...secret, ...(await insertLink(tx, at, link, secret, viewer.personId)) }
  },
  audit: (input, { dossier }, _, { expiresAt }) =>
    about(dossier, 'customers.sheet-sent', { formId: input.formId, until: expiresAt.slice(0, 10) }),
})

/** A new secret and last day for a link that was lost, expired or taken back. Send without an idempotency key. */
export const renewSheet = defineSqlMutation({
  name: 'customers.renew-sheet',
  input: renewSheetInput,
  load: async (tx, _, { linkId }, at) => {
    const customerId = await customerOfLink(tx, linkId)
    const dossier = customerId && (await lockDossier(tx, customerId))
    const link = dossier && (await lockLink(tx, linkId))
    if (!dossier || !link) return null
    const hasOtherLive = await hasLiveLink(tx, dossier.id, link.formId, at.now, link.id)
    return { dossier, link, hasOtherLive }
  },
  authorize: (viewer, { dossier }) => maySend(viewer, dossier),
  decide: (input, { dossier, link, hasOtherLive }, at) =>
    decideRenew(link, input, { hasOtherLive }, limitsOf(at, dossier), at.now),
  save: async (tx, _, { days }, { link }, at) => {
    const secret = drawSecret(link.codeHash !== null)
    return { ...secret, ...(await renewLink(tx, at, link, days, secret)) }
  },
  audit: (_, { dossier, link }, __, { expiresAt }) =>
    about(dossier, 'customers.sheet-renewed', { formId: link.formId, until: expiresAt.slice(0, 10) }),
})

/** Takes a link back: it opens nothing from the next request on. */
export const revokeSheet = defineSqlMutation({
  name: 'customers.revoke-sheet',
  input: revokeSheetInput,
  usesSettings: false,
  load: async (tx, _, { linkId }) => {
    const customerId = await customerOfLink(tx, linkId)
    const dossier = customerId && (await lockDossier(tx, customerId))
    const link = dossier && (await lockLink(tx, linkId))
    return dossier && link ? { dossier, link } : null
  },
  authorize: (viewer, { dossier }) => maySend(viewer, dossier),
  decide: (_, { link }, at) => decideRevoke(link, at.now),
  save: async (tx, _, { linkId }, __, at, viewer) => {
    await revokeLink(tx, at, linkId, viewer.personId)
    return { linkId }
  },
  audit: (_, { dossier, link }) => about(dossier, 'customers.sheet-revoked', { formId: link.formId }),
})

/** The customer has the sheet before him; with its code where one is asked. Any secret but a live one finds nothing. */
export const openSheet = defineSqlMutation({
  name: 'customers.open-sheet',
  input: openSheetInput,
  usesSettings: false,
  load: async (tx, viewer, { token, code }, at) => {
    const link = holdsSheet(viewer) ? await liveLink(tx, token, at.now, true) : null
    if (!link) return null
    requireCode(link, token, code ?? null)
    const sheet = await sheetOf(tx, link)
    return sheet && { link, sheet }
  },
  authorize: holdsSheet,
  decide: () => always(null),
  save: async (tx, _, __, { link, sheet }, at) => {
    await noteOpened(tx, at, link.id)
    return sheet
  },
  audit: (_, { link }) =>
    link.state === 'made'
      ? {
          kind: 'customers.sheet-opened',
          subjectType: 'customer',
          subjectId: link.customerId,
          customerId: link.customerId,
          values: { formId: link.formId },
        }
      : [],
})

/** Keeps what the customer typed so far. Over a newer version it is a conflict that shows both. */
export const keepSheet = defineSqlMutation({
  name: 'customers.keep-sheet',
  input: keepSheetInput,
  usesSettings: false,
  load: async (tx, viewer, { token, code, answers }, at) => {
    const link = holdsSheet(viewer) ? await liveLink(tx, token, at.now, true) : null
    const form = link && sentForm(link.formId, link.formVersion)
    if (!link || !form) return null
    requireCode(link, token, code ?? null)
    const read = readDraft(form, answers)
    if (!read.ok) throw new InvalidError(read.errors)
    return { link, form, answers: read.answers }
  },
  authorize: holdsSheet,
  decide: () => always(null),
  save: async (tx, _, { base }, { link, form, answers }, at) => {
    const before = link.answers ?? link.prefill
    if (base !== link.draftVersion) {
      const differ = fieldsOf(outwardPaper(form)).filter(
        ({ name }) => !sameValue(before[name], answers[name]),
      )
      // The answer to a save was lost: the same again is no conflict.
      if (differ.length === 0)
        return { version: link.draftVersion, savedAt: (link.savedAt ?? at.now).toISOString() }
      const conflicts = differ.map(({ name }) => ({
        field: name,
        base: link.prefill[name] ?? null,
        theirs: before[name] ?? null,
        mine: answers[name] ?? null,
      }))
      throw new ConflictError(conflicts, link.draftVersion)
    }
    return { version: await keepAnswers(tx, at, link, answers), savedAt: at.now.toISOString() }
  },
  audit: () => [],
})

/** Sends the sheet back: what differs from the file waits there for the owner, nothing is overwritten; the link is used up. */
export const returnSheet = defineSqlMutation({
  name: 'customers.return-sheet',
  input: returnSheetInput,
  usesSettings: false,
  load: async (tx, viewer, { token, code, answers }, at) => {
    // Customers are locked before their links: the link is found first, and looked at again under both locks.
    const found = holdsSheet(viewer) ? await liveLink(tx, token, at.now, false) : null
    if (!found) return null
    const dossier = await lockDossier(tx, found.customerId)
    const link = dossier && (await lockLink(tx, found.id))
    const form = link && sentForm(link.formId, link.formVersion)
    if (!dossier || !form || link.tokenHash !== found.tokenHash || !isLive(link, at.now)) return null
    requireCode(link, token, code ?? null)
    const read = readReturned(form, answers, at.today)
    if (!read.ok) throw new InvalidError(read.errors)
    return { dossier, link, form, answers: read.answers }
  },
  authorize: holdsSheet,
  decide: () => always(null),
  save: async (tx, _, __, { dossier, link, form, answers }, at) => {
    const writer = { name: String(answers[WRITER]), on: String(answers[WRITTEN_ON]) }
    await keepReturned(tx, at, link, answers, writer)
    const claims = statedFacts(form, link.prefill, answers)
      .filter(({ fact, value }) => !sameFact(fact, dossier.facts[fact] ?? null, value))
      .map(({ fact, value }) => ({
        customerId: dossier.id,
        fact,
        value,
        against: dossier.facts[fact] ?? null,
      }))
    const ref = { type: 'fill-link', id: link.id }
    await insertClaims(tx, at, claims, { source: 'customer', personId: null, byName: writer.name, ref })
    const told = [...new Set([link.createdBy, dossier.ownerId])].filter((id) => id !== null)
    await writeNotices(
      tx,
      at.now,
      told.map((personId) => ({
        personId,
        kind: 'customers.sheet-returned',
        values: { customer: String(dossier.facts['name']), by: writer.name, count: claims.length },
        href: `/customers/${dossier.id}/file/${link.formId}/returned/${link.id}`,
        key: `sheet-returned:${link.id}`,
      })),
    )
    return { returnedAt: at.now.toISOString(), differences: claims.length }
  },
  audit: (_, { dossier, link, answers }, __, { differences }) =>
    about(dossier, 'customers.sheet-returned', {
      formId: link.formId,
      by: answers[WRITER],
      count: differences,
    }),
})

/** Decides what a returned sheet says of facts; with the last decision the sheet goes into the file (keyed in by the decider). */
export const takeOverSheet = defineSqlMutation({
  name: 'customers.take-over-sheet',
  input: takeOverInput,
  usesSettings: false,
  load: async (tx, _, { linkId, decisions }) => {
    const customerId = await customerOfLink(tx, linkId)
    const dossier = customerId && (await lockDossier(tx, customerId))
    const link = dossier && (await lockLink(tx, linkId))
    if (!dossier || !link || !['returned', 'taken-over'].includes(link.state)) return null
    const claims = await lockClaims(
      tx,
      dossier.id,
      decisions.map(({ claimId }) => claimId),
    )
    const isOfLink = [...claims.values()].every(({ refId }) => refId === link.id)
    if (claims.size < decisions.length || !isOfLink) return null
    return { dossier, link, claims, origins: (await factOrigins(tx, [dossier.id])).get(dossier.id)! }
  },
  authorize: (viewer, { dossier }) => mayTakeOver(viewer, dossier),
  decide: ({ decisions }, { dossier, claims }, _, viewer) => judgeClaims(viewer, dossier, claims, decisions),
  save: async (tx, _, { linkId, decisions }, facts, at, viewer) => {
    const settled = await settleClaims(tx, at, viewer, facts, decisions)
    const open = await tx.query(
      `SELECT 1 FROM "FactClaim" WHERE "refType"='fill-link' AND "refId"=$1 AND "state"='open' LIMIT 1`,
      [linkId],
    )
    const closes = open.length === 0 && facts.link.state === 'returned'
    const entryId = closes ? await fileReturned(tx, at, facts.link, viewer.personId) : null
    return { ...settled, entryId }
  },
  audit: (_, { dossier, link }, __, settled) => [
    ...settledEvents(dossier, 'customer', settled),
    ...(settled.entryId ? [about(dossier, 'customers.sheet-taken-over', { formId: link.formId })] : []),
  ],
})
