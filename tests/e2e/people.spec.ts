import type { Page } from '@playwright/test'
import { sql } from '@/lib/core/db'
import { expect, expectAccessible, test } from '../setup/browser'

type Customer = { id: string; name: string }

/** Customers of the rep without anybody on file. */
async function emptyCustomers(): Promise<Customer[]> {
  const found = await sql<Customer>(
    `SELECT c."id"::text,c."name" FROM "Customer" c JOIN "Person" p ON p."id"=c."ownerId" WHERE p."username"='luoyian'
     AND c."deletedAt" IS NULL AND c."mergedIntoId" IS NULL AND NOT EXISTS (SELECT 1 FROM "ContactPost" o WHERE o."customerId"=c."id") ORDER BY c."id" DESC LIMIT 4`,
  )
  expect(found.length).toBe(4)
  return found
}

/** Puts people on file, one under the other in threes, in departments of ten. */
async function people(page: Page, customer: Customer, count: number): Promise<void> {
  const posts: string[] = []
  for (let at = 0; at < count; at++) {
    const above = posts[Math.floor((at - 1) / 3)]
    const facts = {
      name: `邵${'甲乙丙丁戊己庚辛壬癸'[at % 10]}${'东南西北中前后左右上'[Math.floor(at / 10)]}`,
      title: at === 0 ? '总经理' : `采购与质量管理部门第${at}科副科长`,
      department: at === 0 ? null : `第${Math.ceil(at / 10)}业务部`,
      level: at === 0 ? 'executive' : at < 4 ? 'manager' : 'user',
      alliance: ['enemy', 'non-supporter', 'neutral', 'supporter', 'mentor'][at % 5],
      phone: `138${String(10_000_000 + at)}`,
      reportsTo: above ? { id: above, label: '上级' } : null,
    }
    const changes = Object.entries(facts).flatMap(([fact, to]) =>
      to === null ? [] : [{ fact, from: null, to }],
    )
    const answer = await page.request.post('/api/v1/contacts/add', {
      headers: { origin: new URL(page.url()).origin },
      data: { customerId: customer.id, contactId: null, source: 'form', changes },
    })
    expect(answer.status(), await answer.text()).toBe(200)
    const made = (await answer.json()) as { value: { postId: string } }
    posts.push(made.value.postId)
  }
}

const overhang = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('somebody is added, changed, leaves for another customer, and is one person with two posts and one history', async ({
  page,
  signInAs,
}) => {
  const [here, there] = await emptyCustomers()
  await signInAs('luoyian')
  await page.goto(`/customers/${here!.id}/people`)
  const dialog = page.getByRole('dialog')
  const field = (fact: string) => dialog.locator(`[name="${fact}"]`)

  async function add(facts: Record<string, string>, superior?: string): Promise<void> {
    await page.goto(`/customers/${here!.id}/people`)
    await page.getByRole('button', { name: '加联系人' }).click()
    for (const [fact, value] of Object.entries(facts)) await field(fact).fill(value)
    if (superior) await field('reportsTo').selectOption({ label: superior })
    await dialog.getByRole('button', { name: '加上' }).dblclick()
    await expect(page.getByRole('heading', { level: 2, name: facts['name']! })).toBeVisible()
  }
  await add({ name: '卞怀瑾', title: '总经理', department: '总经办' })
  await add(
    { name: '宗清漪', title: '采购经理', department: '采购部', phone: '13812340417' },
    '卞怀瑾 总经理',
  )
  await expect(page.getByRole('link', { name: '卞怀瑾' })).toBeVisible()
  await add({ name: '池映月', title: '采购员', department: '采购部' }, '宗清漪 采购经理')

  // The same name again is asked about, and nothing typed is lost.
  await page.goto(`/customers/${here!.id}/people`)
  await page.getByRole('button', { name: '加联系人' }).click()
  await field('name').fill('宗清漪')
  await field('title').fill('顾问')
  await dialog.getByRole('button', { name: '加上' }).click()
  await expect(dialog.getByRole('alert').first()).toContainText('宗清漪')
  await expect(field('title')).toHaveValue('顾问')
  await page.keyboard.press('Escape')

  await page.goto(`/customers/${here!.id}/people`)
  await page.getByRole('link', { name: '宗清漪' }).first().click()
  await page.getByRole('button', { name: '改', exact: true }).click()
  await expectAccessible(page)
  await field('title').fill('采购总监')
  await dialog.getByRole('button', { name: '保存' }).dblclick()
  await expect(dialog).toHaveCount(0)
  const history = page.locator('main').getByRole('complementary')
  await expect(history).toContainText('采购经理 → 采购总监')

  await page.getByRole('button', { name: '办离任' }).click()
  await dialog.getByLabel('去了我们的另一家客户').fill(there!.name)
  await page.getByRole('option').first().click()
  await dialog.getByRole('button', { name: '办离任' }).click()
  await dialog.getByRole('link', { name: '建新职位' }).click()
  await expect(page).toHaveURL(new RegExp(`/customers/${there!.id}/people`))
  await field('title').fill('副总经理')
  await dialog.getByRole('button', { name: '加上' }).click()
  await expect(page.getByRole('heading', { level: 2, name: '宗清漪' })).toBeVisible()
  // Two posts, one person; what he is told by is known here too.
  await expect(history).toContainText(here!.name)
  await expect(history).toContainText(there!.name)
  await expect(page.locator('main')).toContainText('138 1234 0417')
  const persons = await sql(`SELECT 1 FROM "Contact" WHERE "name"='宗清漪'`)
  expect(persons).toHaveLength(1)

  await page.goto(`/customers/${here!.id}/people`)
  await page.getByText('已离任 1 人').click()
  await expect(page.getByRole('group', { name: '已离任' })).toContainText(`去了${there!.name}`)
  // Those below him moved up to his superior.
  await page.getByRole('link', { name: '池映月' }).first().click()
  await expect(page.locator('.pp-grid')).toContainText('卞怀瑾')
})

test('three people and sixty hold up on a desk and on a phone, in the list and on the map', async ({
  page,
  signInAs,
}) => {
  const [, , few, many] = await emptyCustomers()
  await signInAs('luoyian')
  await page.goto('/')
  await people(page, few!, 3)
  await people(page, many!, 60)
  for (const [customer, count] of [
    [few!, 3],
    [many!, 60],
  ] as const) {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(`/customers/${customer.id}/people`)
      const names = page.locator(width === 390 ? '.pp-card .nm' : '.pp .nm')
      await expect(names.filter({ visible: true })).toHaveCount(count)
      await expect(page.getByText(`${count} 人`).first()).toBeVisible()
      expect(await overhang(page), `${count} people at ${width}`).toBeLessThanOrEqual(0)
      await expectAccessible(page)
      for (const place of ['map', 'map?mode=politics', 'map?view=list']) {
        await page.goto(`/customers/${customer.id}/people/${place}`)
        await expect(page.getByText('邵甲东').filter({ visible: true }).first()).toBeVisible()
        expect(await overhang(page), `${place}: ${count} people at ${width}`).toBeLessThanOrEqual(0)
      }
    }
  }
  // No card of the chart lies on another.
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`/customers/${many!.id}/people/map`)
  await expect(page.locator('[data-post]').first()).toBeVisible()
  const overlaps = await page.evaluate(() => {
    const cards = [...document.querySelectorAll('[data-post]')].map((card) => card.getBoundingClientRect())
    return cards.flatMap((a, at) =>
      cards
        .slice(at + 1)
        .filter(
          (b) => a.left + 1 < b.right && b.left + 1 < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom,
        ),
    ).length
  })
  expect(overlaps).toBe(0)
})
