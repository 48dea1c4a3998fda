import { newId } from '@/lib/core/audit'
import { sql } from '@/lib/core/db'
import { newSecret, secretHash } from '@/lib/core/sessions'

/** A page of the product for the sweep: who opens it, and where one stands that he may see. */
export type SweptPage = {
  /** User names of the demonstration; the first opens it in all four ways, the others once. */
  as: readonly [string, ...string[]]
  /** The address where the pattern has parameters. */
  at?: () => Promise<string>
}

/** The address of the first row a statement finds, `{}` in the pattern replaced by its columns in turn. */
function found(pattern: string, statement: string): () => Promise<string> {
  return async () => {
    const [row] = await sql<Record<string, string>>(statement)
    if (!row) throw new Error(`the demonstration has nothing for ${pattern}`)
    return Object.values(row).reduce((address, value) => address.replace('{}', value), pattern)
  }
}

/** A customer of the Suzhou branch with a rating, a line and orders. */
const customer = (tail = '') =>
  found(
    `/customers/{}${tail}`,
    `SELECT c."id"::text FROM "Customer" c JOIN "Unit" b ON b."id"=c."branchId" JOIN "CreditPosition" p ON p."customerId"=c."id"
     WHERE b."code"='SZ' AND c."state"='selected' AND c."creditGrade"=3 AND p."receivable">0 ORDER BY p."receivable" DESC,c."id" LIMIT 1`,
  )
const order = (pattern: string, state = 'signed') =>
  found(
    pattern,
    `SELECT o."id"::text FROM "ShippingOrder" o JOIN "Unit" b ON b."id"=o."branchId" WHERE b."code"='SZ' AND o."state"='${state}' ORDER BY o."id" LIMIT 1`,
  )
const fromSuzhou = `JOIN "Customer" c ON c."id"=x."customerId" JOIN "Unit" b ON b."id"=c."branchId" WHERE b."code"='SZ'`
/** A key account of the Suzhou branch whose statements of several periods are signed (A5). */
const sheetsOfSuzhou = `SELECT x."customerId"::text FROM "FormEntry" x ${fromSuzhou} AND x."formId"='A5' AND x."state"='signed'
  GROUP BY 1 ORDER BY count(*) DESC,1 LIMIT 1`
const person = (tail = '') =>
  found(`/admin/people/{}${tail}`, `SELECT "id"::text FROM "Person" WHERE "username"='luoyian'`)

/** A long work of the sales manager that he broke off, made for the sweep. */
async function taskOf(kind: string): Promise<string> {
  const id = newId()
  await sql(
    `INSERT INTO "Task" ("id","kind","personId","state","input","createdAt","finishedAt")
     SELECT $1::uuid,$2,p."id",'cancelled','{}'::jsonb,now(),now() FROM "Person" p WHERE p."username"='shenruoxi'`,
    [id, kind],
  )
  return id
}

/** An address on which a customer fills a sheet: a link of the demonstration gets a secret for the sweep. */
async function sheetLink(): Promise<string> {
  const secret = newSecret()
  await sql(
    `UPDATE "FillLink" SET "tokenHash"=$1,"expiresAt"='2100-01-01' WHERE "id"=(SELECT "id" FROM "FillLink" WHERE "state"='made' ORDER BY "id" LIMIT 1)`,
    [secretHash(secret)],
  )
  return `/fill/${secret}`
}

/**
 * Every page of the product. The list is compared with the app folder: a page that is not here fails the first test of the sweep, so that
 * none is forgotten by the sweep.
 */
export const sweptPages: Readonly<Record<string, SweptPage>> = {
  '/': {
    as: ['shenruoxi', 'gumingyuan', 'hanyanqiu', 'fangjingyi', 'luoyian', 'gedai', 'qinshouzhuo', 'admin'],
  },
  '/admin': { as: ['admin'] },
  '/admin/api': { as: ['admin'] },
  '/admin/audit': { as: ['admin'] },
  '/admin/organisation': { as: ['admin'] },
  '/admin/people': { as: ['admin'] },
  '/admin/people/[personId]': { as: ['admin'], at: person() },
  '/admin/people/[personId]/hand-over': { as: ['admin'], at: person('/hand-over') },
  '/admin/roles': { as: ['admin'] },
  '/admin/roles/[role]': { as: ['admin'], at: () => Promise.resolve('/admin/roles/cashier') },
  '/admin/settings': { as: ['admin'] },
  '/admin/settings/[key]': { as: ['admin'], at: () => Promise.resolve('/admin/settings/grading.bands') },
  '/approvals': { as: ['gumingyuan', 'hanyanqiu', 'gedai', 'shenruoxi'] },
  '/approvals/[approvalId]': {
    as: ['gumingyuan'],
    at: found(
      '/approvals/{}',
      `SELECT a."id"::text FROM "Approval" a JOIN "Unit" b ON b."id"=a."unitId" WHERE b."code"='SZ' AND a."state"='pending' ORDER BY a."id" LIMIT 1`,
    ),
  },
  '/credit': { as: ['shenruoxi', 'gumingyuan', 'hanyanqiu'] },
  '/credit/apply': { as: ['shenruoxi'] },
  '/credit/totals': { as: ['gedai'] },
  '/customers': { as: ['shenruoxi', 'luoyian', 'gedai', 'gumingyuan'] },
  '/customers/[customerId]': { as: ['shenruoxi', 'fangjingyi', 'gedai'], at: customer() },
  '/customers/[customerId]/change': { as: ['shenruoxi'], at: customer('/change?kind=lost') },
  '/customers/[customerId]/credit': { as: ['shenruoxi'], at: customer('/credit') },
  '/customers/[customerId]/documents': { as: ['shenruoxi'], at: customer('/documents') },
  '/customers/[customerId]/file': { as: ['shenruoxi'], at: customer('/file') },
  '/customers/[customerId]/file/[formId]': { as: ['shenruoxi'], at: customer('/file/A1') },
  '/customers/[customerId]/file/[formId]/returned/[linkId]': {
    as: ['shenruoxi', 'luoyian'],
    at: found(
      '/customers/{}/file/A7/returned/{}',
      `SELECT x."customerId"::text,x."id"::text FROM "FillLink" x ${fromSuzhou} AND x."state"='returned' AND c."ownerId"=(SELECT "id" FROM "Person" WHERE "username"='luoyian') ORDER BY x."id" LIMIT 1`,
    ),
  },
  '/customers/[customerId]/group': { as: ['shenruoxi'], at: customer('/group') },
  '/customers/[customerId]/history': { as: ['shenruoxi'], at: customer('/history') },
  '/customers/[customerId]/people': { as: ['shenruoxi'], at: customer('/people') },
  '/customers/[customerId]/people/[postId]': {
    as: ['shenruoxi'],
    at: found(
      '/customers/{}/people/{}',
      `SELECT x."customerId"::text,x."id"::text FROM "ContactPost" x ${fromSuzhou} ORDER BY x."id" LIMIT 1`,
    ),
  },
  '/customers/[customerId]/people/[postId]/profile': {
    as: ['shenruoxi', 'gedai'],
    at: found(
      '/customers/{}/people/{}/profile',
      `SELECT x."customerId"::text,x."id"::text FROM "ContactPost" x ${fromSuzhou} AND x."influence"='inner' ORDER BY x."id" LIMIT 1`,
    ),
  },
  '/customers/[customerId]/people/[postId]/profile/exchange': {
    as: ['shenruoxi'],
    at: found(
      '/customers/{}/people/{}/profile/exchange',
      `SELECT x."customerId"::text,x."id"::text FROM "ContactPost" x ${fromSuzhou} ORDER BY x."id" LIMIT 1`,
    ),
  },
  '/customers/[customerId]/people/map': { as: ['shenruoxi'], at: customer('/people/map') },
  '/customers/[customerId]/people/map/compare': {
    as: ['shenruoxi'],
    at: customer('/people/map/compare'),
  },
  '/customers/duplicates': { as: ['gumingyuan', 'peishian'] },
  '/customers/merge': {
    as: ['gumingyuan'],
    at: found(
      '/customers/merge?ids={},{}',
      `SELECT p."aId"::text,p."bId"::text FROM "DuplicatePair" p JOIN "Customer" a ON a."id"=p."aId" JOIN "Customer" c ON c."id"=p."bId"
       JOIN "Unit" u ON u."id"=a."branchId" AND u."id"=c."branchId" WHERE u."code"='SZ' AND p."state"='open' AND a."deletedAt" IS NULL AND c."deletedAt" IS NULL
       ORDER BY p."score",p."id" DESC LIMIT 1`,
    ),
  },
  '/customers/merges/[mergeId]': {
    as: ['peishian'],
    at: found('/customers/merges/{}', `SELECT "id"::text FROM "CustomerMerge" ORDER BY "id" LIMIT 1`),
  },
  '/customers/[customerId]/rating': {
    as: ['shenruoxi', 'gumingyuan'],
    at: customer('/rating?start=interim'),
  },
  '/customers/[customerId]/sources': {
    as: ['shenruoxi', 'gedai'],
    at: found(
      '/customers/{}/sources',
      `SELECT x."customerId"::text FROM "FactClaim" x ${fromSuzhou} AND x."state"='open' ORDER BY x."id" LIMIT 1`,
    ),
  },
  '/customers/[customerId]/exchange': { as: ['shenruoxi'], at: customer('/exchange') },
  '/customers/[customerId]/life': { as: ['shenruoxi'], at: customer('/life') },
  '/customers/[customerId]/finances': {
    as: ['shenruoxi', 'peishian'],
    at: found('/customers/{}/finances', sheetsOfSuzhou),
  },
  '/customers/[customerId]/operations': { as: ['shenruoxi'], at: customer('/operations') },
  '/customers/[customerId]/originals': { as: ['shenruoxi'], at: customer('/originals') },
  '/customers/[customerId]/visits': { as: ['shenruoxi'], at: customer('/visits') },
  '/customers/completeness': { as: ['shenruoxi', 'gumingyuan'] },
  '/customers/reviews': { as: ['shenruoxi', 'luoyian', 'gumingyuan'] },
  '/customers/changes': { as: ['shenruoxi', 'gedai'] },
  '/customers/export/[taskId]': {
    as: ['shenruoxi'],
    at: async () => `/customers/export/${await taskOf('customers.export')}`,
  },
  '/customers/import': { as: ['shenruoxi'] },
  '/customers/import/[taskId]': {
    as: ['shenruoxi'],
    at: async () => `/customers/import/${await taskOf('customers.import')}`,
  },
  '/fill/[token]': { as: ['nobody'], at: sheetLink },
  '/forms': { as: ['shenruoxi'] },
  '/grading': { as: ['shenruoxi', 'hanyanqiu'] },
  '/help': { as: ['shenruoxi'] },
  '/help/rules': { as: ['shenruoxi'] },
  '/me': { as: ['shenruoxi'] },
  '/me/devices': { as: ['shenruoxi'] },
  '/me/tokens': { as: ['shenruoxi'] },
  '/notifications': { as: ['shenruoxi'] },
  '/print/changes/[changeId]': {
    as: ['shenruoxi'],
    at: found(
      '/print/changes/{}',
      `SELECT x."id"::text FROM "CustomerChange" x ${fromSuzhou} ORDER BY x."id" LIMIT 1`,
    ),
  },
  '/print/customers': {
    as: ['shenruoxi'],
    at: async () => `/print/customers?form=A1&ids=${(await customer()()).split('/').at(-1)}`,
  },
  '/print/customers/[customerId]/[formId]': {
    as: ['shenruoxi'],
    at: async () => `/print${await customer('/A1')()}`,
  },
  '/print/customers/[customerId]/map': {
    as: ['shenruoxi'],
    at: async () => `/print${await customer('/map')()}`,
  },
  '/print/forms/[formId]': { as: ['shenruoxi'], at: () => Promise.resolve('/print/forms/C3') },
  '/print/lines/[sheetNumber]': {
    as: ['shenruoxi'],
    at: found(
      '/print/lines/{}',
      `SELECT x."sheetNumber" FROM "LineApplication" x ${fromSuzhou} ORDER BY x."id" DESC LIMIT 1`,
    ),
  },
  '/print/orders/[orderId]': { as: ['shenruoxi'], at: order('/print/orders/{}') },
  '/print/ratings/[ratingId]': {
    as: ['shenruoxi'],
    at: found(
      '/print/ratings/{}',
      `SELECT x."id"::text FROM "CreditRating" x ${fromSuzhou} AND x."state"='approved' ORDER BY x."id" LIMIT 1`,
    ),
  },
  '/profile': { as: ['shenruoxi'] },
  '/set-password': { as: ['nobody'] },
  '/sign-in': { as: ['nobody'] },
  '/trade/gate': { as: ['fangjingyi'] },
  '/trade/gate/[orderId]': { as: ['fangjingyi'], at: order('/trade/gate/{}') },
  '/trade/orders': { as: ['shenruoxi', 'fangjingyi', 'luoyian'] },
  '/trade/orders/[orderId]': { as: ['shenruoxi', 'fangjingyi'], at: order('/trade/orders/{}', 'filled') },
  '/trade/orders/new': {
    as: ['shenruoxi'],
    at: async () => (await customer()()).replace('/customers/', '/trade/orders/new?customer='),
  },
  '/trade/products': { as: ['shuyao', 'shenruoxi'] },
  '/trade/products/[productId]': {
    as: ['shuyao', 'shenruoxi'],
    at: found('/trade/products/{}', `SELECT "id"::text FROM "Product" ORDER BY "code" LIMIT 1`),
  },
  '/trade/receipts': { as: ['fangjingyi'] },
}

/** Pages that open only behind a one-time link or a work just done; the spec that makes it opens them. */
export const openedElsewhere: readonly string[] = ['/customers/bulk/[taskId]']
