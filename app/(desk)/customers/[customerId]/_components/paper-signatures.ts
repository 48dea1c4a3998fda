import { getTranslations } from 'next-intl/server'
import type { SignatureView } from '@/components/form-sheet/signature-line'
import type { ApprovalDetail } from '@/lib/areas/approvals/queries'
import {
  cellOfStep,
  type DossierPaperId,
  fellToFirst,
  paperOf,
} from '@/lib/areas/customers/papers/rules/dossier-papers'
import { stampTime } from '@/lib/core/clock'
import type { Form } from '@/lib/core/forms/definition'
import { isRoleCode } from '@/lib/core/permissions'
import type { Viewer } from '@/lib/core/scope'

/** Signature cells of a paper to be filled: mine at the first, the others with the date of the last signed version. */
export async function cellsToSign(
  viewer: Viewer,
  form: Form,
  last: ApprovalDetail | null,
): Promise<Record<string, SignatureView>> {
  const roles = await getTranslations('roles.name')
  const id = form.id as DossierPaperId
  const { first } = paperOf(id)
  return Object.fromEntries(
    Object.entries(form.signOff).map(([cell, { posts }]): [string, SignatureView] => {
      const post = posts[0] ? roles(posts[0]) : ''
      if (cell === first) {
        const mine = viewer.posts[0]?.role
        return [cell, { state: 'mine', name: viewer.name, post: mine ? roles(mine) : post }]
      }
      const before = last?.signatures.find(
        ({ name, decidedAt }) => cellOfStep(id, name) === cell && decidedAt,
      )
      return [
        cell,
        {
          state: 'waiting',
          post,
          ...(before?.decidedAt && { lastAt: stampTime(before.decidedAt).slice(5, 10) }),
        },
      ]
    }),
  )
}

/** Signature cells of a paper as it was handed in and signed. */
export async function cellsSigned(
  form: Form,
  paper: ApprovalDetail | null,
  entry: { createdByName: string; signedAt: string | null } | null = null,
): Promise<Record<string, SignatureView>> {
  const roles = await getTranslations('roles.name')
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
    if (!cell || one.state !== 'signed' || !one.decidedAt) return []
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
