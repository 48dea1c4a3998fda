import { getLocale, getTranslations } from 'next-intl/server'
import type { SignatureView } from '@/components/form-sheet/signature-line'
import { listed } from '@/components/ui/listed'
import { type ApprovalDetail, holdersAbove } from '@/lib/areas/approvals/queries'
import {
  cellOfStep,
  type DossierPaperId,
  fellToFirst,
  paperOf,
  routeOf,
} from '@/lib/areas/customers/papers/rules/dossier-papers'
import type { CustomerPlace } from '@/lib/areas/customers/policy'
import { stampTime } from '@/lib/core/clock'
import type { Form } from '@/lib/core/forms/definition'
import { isRoleCode } from '@/lib/core/permissions'
import type { Viewer } from '@/lib/core/scope'

/**
 * Signature cells of a paper to be filled: mine at the first and at those of posts I hold, which sign as it is handed in; the
 * others with who signs them and the date of the last signed version.
 */
export async function cellsToSign(
  viewer: Viewer,
  form: Form,
  place: Pick<CustomerPlace, 'regionId' | 'branchId'>,
  last: ApprovalDetail | null,
): Promise<Record<string, SignatureView>> {
  const [roles, t, locale] = await Promise.all([
    getTranslations('roles.name'),
    getTranslations('forms.sheet'),
    getLocale(),
  ])
  const id = form.id as DossierPaperId
  const { first } = paperOf(id)
  const by = viewer.posts.map((post) => post.role)
  const route = routeOf({ formId: id, by, hasBranch: place.branchId !== null })
  const unitId = place.branchId ?? place.regionId
  const holders = unitId ? await holdersAbove(unitId, route) : []
  const fell = fellToFirst(
    id,
    route.map(({ name }) => name),
  ).filter(({ role }) => by.includes(role))
  return Object.fromEntries(
    Object.entries(form.signOff).map(([cell, { posts }]): [string, SignatureView] => {
      const post = posts[0] ? roles(posts[0]) : ''
      if (cell === first) {
        const mine = viewer.posts[0]?.role
        return [cell, { state: 'mine', name: viewer.name, post: mine ? roles(mine) : post }]
      }
      const own = fell.find((step) => step.cell === cell)
      if (own)
        return [cell, { state: 'mine', name: viewer.name, post: roles(own.role), note: t('sealWithFilling') }]
      const step = route.find((one) => one.cell === cell)
      const names = holders.filter(({ role, at }) => role === step?.role && at === step.at)
      const before = last?.signatures.find(
        ({ name, decidedAt }) => cellOfStep(id, name) === cell && decidedAt,
      )
      return [
        cell,
        {
          state: 'waiting',
          post: step ? roles(step.role) : post,
          ...(names.length > 0 && {
            name: listed(
              names.map(({ name }) => name),
              locale,
            ),
          }),
          ...(before?.decidedAt && { lastAt: stampTime(before.decidedAt).slice(5, 10) }),
        },
      ]
    }),
  )
}

/** Signature cells of a paper as it was handed in and signed, and while it is under way who is to sign the others. */
export async function cellsSigned(
  form: Form,
  paper: ApprovalDetail | null,
  entry: { createdByName: string; signedAt: string | null } | null = null,
): Promise<Record<string, SignatureView>> {
  const [roles, t, locale] = await Promise.all([
    getTranslations('roles.name'),
    getTranslations('forms.sheet'),
    getLocale(),
  ])
  const word = (role: string | null) => (role && isRoleCode(role) ? roles(role) : '')
  const id = form.id as DossierPaperId
  const { first, route } = paperOf(id)
  if (!paper) {
    // Nobody signs it after it was keyed in: whoever did stands there.
    const keyed = route.length === 0 && entry?.signedAt
    return keyed
      ? { [first]: { state: 'signed', name: entry.createdByName, post: '', at: stampTime(keyed) } }
      : {}
  }
  // Who holds the post of a step signs under that post, for what he fills and for the step.
  const fell = fellToFirst(
    id,
    paper.signatures.map(({ name }) => name),
  )
  const handedIn: SignatureView = {
    state: 'signed',
    name: paper.createdByName,
    post: word(fell[0]?.role ?? form.signOff[first]?.posts[0] ?? null),
    at: stampTime(paper.createdAt),
  }
  const signed = paper.signatures.flatMap((one): [string, SignatureView][] => {
    const cell = cellOfStep(id, one.name)
    if (!cell) return []
    if (paper.state === 'pending' && (one.state === 'turn' || one.state === 'waiting')) {
      const mine = one.state === 'turn' && paper.maySign
      const name = one.holders.length > 0 ? { name: listed(one.holders, locale) } : {}
      const note = mine ? { note: t('sealYourTurn') } : {}
      return [[cell, { state: mine ? 'mine' : 'waiting', post: word(one.role), ...name, ...note }]]
    }
    if (one.state !== 'signed' || !one.decidedAt) return []
    return [
      [
        cell,
        {
          state: 'signed',
          name: one.personName ?? '',
          post: word(one.decidedAs),
          at: stampTime(one.decidedAt),
          remark: one.remark,
        },
      ],
    ]
  })
  const own = [first, ...fell.map(({ cell }) => cell)].map((cell): [string, SignatureView] => [
    cell,
    handedIn,
  ])
  return { ...Object.fromEntries(own), ...Object.fromEntries(signed) }
}
