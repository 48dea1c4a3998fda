import { sql } from '@/lib/core/db'
import { expect, test } from '../setup/browser'
import { sessionCookieOf } from '../setup/session-cookie'
import { sweptPages } from './pages'

/** Pages whose address names a row of somebody's dossier, an order, a paper or a task. */
const pages = Object.entries(sweptPages).filter(
  ([pattern, { at }]) => at !== undefined && !/^\/(admin|fill|trade\/products|print\/forms)/.test(pattern),
)

async function repElsewhere(): Promise<string> {
  const [row] = await sql<{ username: string }>(
    `SELECT p."username" FROM "Person" p JOIN "Post" o ON o."personId"=p."id" AND o."endsOn" IS NULL JOIN "Unit" u ON u."id"=o."unitId"
     WHERE o."role"='sales-rep' AND p."disabledAt" IS NULL AND u."path" NOT LIKE '%'||(SELECT "id" FROM "Unit" WHERE "code"='SZ')||'%' ORDER BY p."id" LIMIT 1`,
  )
  return row!.username
}

type Foreign = {
  id: string
  name: string
  phone: string
  taxNumber: string | null
  entry: string
  file: string | null
}

/** A dossier of Suzhou with a signed card, and whatever else an address could name. */
async function foreignDossier(): Promise<Foreign> {
  const [row] = await sql<Foreign>(
    `SELECT c."id"::text,c."name",c."phone",c."taxNumber",e."id"::text AS "entry",
       (SELECT f."id"::text FROM "StoredFile" f LIMIT 1) AS "file"
     FROM "FormEntry" e JOIN "Customer" c ON c."id"=e."customerId" JOIN "Unit" u ON u."id"=c."branchId"
     WHERE u."code"='SZ' AND e."formId"='A1' AND c."deletedAt" IS NULL AND c."phone" IS NOT NULL AND c."taxNumber" IS NOT NULL ORDER BY e."id" LIMIT 1`,
  )
  return row!
}

test('to a rep of another branch a dossier does not exist: not on a page, in print, in a file, in a list, in a count or a warning', async ({
  playwright,
  baseURL,
}) => {
  const { name: cookie, value } = await sessionCookieOf(await repElsewhere())
  const stranger = await playwright.request.newContext({
    baseURL: baseURL ?? '',
    extraHTTPHeaders: { cookie: `${cookie}=${value}`, origin: baseURL ?? '' },
  })
  const { id, name, phone, taxNumber, entry, file } = await foreignDossier()
  const wrong: string[] = []
  const none = '00000000-0000-7000-8000-000000000000'
  for (const [pattern, { at }] of pages) {
    const address = await at!()
    const answer = await stranger.get(address, { maxRedirects: 0 })
    const body = await answer.text()
    if (answer.status() !== 404 || body.includes(name)) wrong.push(`${pattern}: ${answer.status()}`)
  }
  const addresses = [
    `/customers/${id}/file/A1?entry=${entry}`,
    `/print/customers/${id}/A1?entry=${entry}`,
    `/print/customers?form=A1&ids=${id}`,
    `/api/customers/${id}/papers?form=A1`,
    `/api/customers/${id}/papers`,
    `/api/customers/${id}/documents/${none}`,
    `/api/files/${file ?? none}`,
    `/api/v1/papers/${entry}`,
    `/api/v1/customers/${id}/facts`,
    `/customers/${id}/history?view=day&on=2026-11-01`,
  ]
  for (const address of addresses) {
    const answer = await stranger.get(address, { maxRedirects: 0 })
    const text = await answer.text()
    if (answer.status() !== 404 || text.includes(name)) wrong.push(`${address}: ${answer.status()}`)
  }
  const posts = [
    `/api/customers/${id}/papers?name=x.xlsx`,
    `/api/customers/${id}/documents?name=x.pdf`,
    `/api/files?subjectType=customer&subjectId=${id}&name=x.pdf`,
  ]
  for (const address of posts) {
    const answer = await stranger.post(address, { data: Buffer.from('%PDF-1.7'), maxRedirects: 0 })
    if (answer.status() !== 404) wrong.push(`POST ${address}: ${answer.status()}`)
  }
  // What lists, counts, suggestions and warnings say of it is what they say of a name nobody has.
  const word = encodeURIComponent(name)
  const searches = [
    `/customers?q=${word}`,
    `/customers/count?q=${word}`,
    `/customers/lookup?kind=customer&q=${word}`,
    `/customers/namesakes?name=${word}&taxNumber=${taxNumber}&phone=${phone}`,
    `/customers/mentionable?subjectType=customer&subjectId=${id}&q=`,
    `/api/v1/search?q=${word}`,
    `/api/v1/search?q=${phone.slice(-4)}`,
    `/api/v1/customers?q=${word}`,
    `/api/v1/customers/count?q=${word}`,
  ]
  for (const address of searches) {
    const answer = await stranger.get(address)
    if (!answer.ok()) wrong.push(`${address}: ${answer.status()}`)
    const text = await answer.text()
    const told = text.replaceAll(word, '').replaceAll(name, (found, at: number) =>
      // The page shows the words that were asked for.
      address.startsWith('/customers?q') && /"|>/.test(text[at - 1] ?? '') ? '' : found,
    )
    if (told.includes(id) || /"count":[1-9]/.test(told)) wrong.push(`${address}: ${told.slice(0, 200)}`)
  }
  expect(wrong).toEqual([])
  await stranger.dispose()
})
