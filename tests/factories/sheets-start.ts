import { POST as sendRoute } from '@/app/fill/[token]/send/route'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { sendSheet } from '@/lib/areas/customers/fill/mutations'
import { sentSheet } from '@/lib/areas/customers/fill/queries'
import { createCustomer } from '@/lib/areas/customers/mutations'
import { sheetViewer } from '@/lib/composition/sheet-door'
import { runMutation } from '@/lib/core/mutation'
import type { Outcome } from '@/lib/core/outcome'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '@/tests/factories/company'

export let company: Company
export let rep: Viewer
export let manager: Viewer
export let other: Viewer
/** A company whose people send sheets to customers. */
export async function startSheets(): Promise<void> {
  company = await makeCompany()
  rep = await company.viewer('sales-rep', 0)
  manager = await company.viewer('branch-sales-manager', 0)
  other = await company.viewer('sales-rep', 1)
}
// Every test calls from an address of its own, so that limits of one do not reach the next.
let address = 10

/** From here on calls come from another address. */
export function moveOn(): void {
  address += 1
}
/** Before each test. */
export function startEachSheets(): void {
  moveOn()
}

export function must<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
  return outcome.value
}

export let opened = 0
export async function openCustomer(): Promise<string> {
  opened += 1
  const made = await runMutation(createCustomer, manager, {
    name: `澄麓医药${opened}号店`,
    unitId: company.offices[0],
    ownerId: rep.personId,
  })
  const customerId = must(made).id
  const facts = { phone: '0512-55500417', address: '苏州市澄麓路 1 号', bankAccount: '6228480402564890018' }
  const changes = Object.entries(facts).map(([fact, to]) => ({ fact, from: null, to }))
  must(await runMutation(saveFacts, manager, { customerId, source: 'visit', changes }))
  return customerId
}

export async function send(customerId: string, change: Record<string, unknown> = {}) {
  const input = { customerId, formId: 'A7', days: 14, prefilled: true, ...change }
  return must(await runMutation(sendSheet, rep, input))
}

export type Route = (request: Request, context: { params: Promise<{ token: string }> }) => Promise<Response>
export async function call(route: Route, token: string, body: unknown, raw?: string) {
  const request = new Request(`http://x/fill/${encodeURIComponent(token)}/x`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-peer-address': `10.0.0.${address}` },
    body: raw ?? JSON.stringify(body),
  })
  const answer = await route(request, { params: Promise.resolve({ token }) })
  const text = await answer.text()
  return {
    status: answer.status,
    text,
    json: JSON.parse(text) as Record<string, never>,
    headers: answer.headers,
  }
}

export const filled = {
  name: '澄麓医药新名店',
  address: '苏州市澄麓路 8 号',
  phone: '0512-55500417',
  kind: 'chain',
  owner: '裴清禾',
  operator: '冷书墨',
  filledBy: '裴清禾',
  filledOn: '2026-11-20',
}

export async function returned(customerId: string, change: Record<string, unknown> = {}) {
  const link = await send(customerId)
  const sheet = must(await sentSheetOf(link.token))
  const answer = await call(sendRoute, link.token, { answers: { ...sheet, ...filled, ...change } })
  if (answer.status !== 200) throw new Error(answer.text)
  return link.linkId
}
export async function sentSheetOf(token: string): Promise<Outcome<Record<string, unknown>>> {
  const found = await sentSheet(sheetViewer(), token)
  return found?.kind === 'sheet'
    ? { kind: 'ok', value: found.sheet.answers, notes: [] }
    : { kind: 'not-found' }
}
