import { devices, type Page } from '@playwright/test'
import { sql } from '@/lib/core/db'
import { expect, expectAccessible, test } from '../setup/browser'

/** Words and keys of what our side alone writes (A7). */
const OURS = [
  'staffQuality',
  'rivalRelations',
  'attitudeToUs',
  '竞争公司的关系',
  '合作态度',
  '业务人员的素质',
  'ownSide',
]

/** Everything the server sends while `work` runs: pages, their data, scripts, answers. */
async function bytesOf(page: Page, work: () => Promise<void>): Promise<string> {
  const bodies: Promise<string>[] = []
  page.on('response', (response) => bodies.push(response.text().catch(() => '')))
  await work()
  return (await Promise.all(bodies)).join('\n')
}

test.describe('a sheet sent to the customer', () => {
  test.use({ expectedErrors: [/404 \(Not Found\)/] })

  test('goes out, is filled on a phone, comes back beside what we have, and stands in the file', async ({
    page,
    signInAs,
    browser,
    baseURL,
  }) => {
    const [customer] = await sql<{ id: string; address: string }>(
      `SELECT c."id",c."address" FROM "Customer" c JOIN "Person" p ON p."id"=c."ownerId" WHERE p."username"='luoyian' AND c."deletedAt" IS NULL
       AND NOT EXISTS (SELECT 1 FROM "FillLink" l WHERE l."customerId"=c."id") ORDER BY c."id" LIMIT 1`,
    )
    await sql(
      `UPDATE "Dossier" SET "facts"="facts"||'{"rivalRelations":"与云阶医药走得近","attitudeToUs":"压价凶"}'::jsonb WHERE "customerId"=$1::uuid`,
      [customer!.id],
    )
    await signInAs('luoyian')
    await page.goto(`/customers/${customer!.id}/file`)
    await page.getByRole('button', { name: '发给客户' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('加访问码').check()
    await dialog.getByRole('button', { name: '生成链接' }).click()
    const address = await dialog.getByLabel('网址').inputValue()
    const code = await dialog
      .getByLabel(/访问码/)
      .first()
      .inputValue()
    expect(address).toMatch(/\/fill\/[\w-]{43}$/)
    await expectAccessible(page)

    const phone = await browser.newContext({ ...devices['Pixel 7'], locale: 'zh-CN', baseURL: baseURL ?? '' })
    const theirs = await phone.newPage()
    const bytes = await bytesOf(theirs, async () => {
      await theirs.goto(address)
      await theirs.getByLabel('访问码').fill(code)
      await theirs.getByRole('button', { name: '打开表格' }).click()
      await expect(theirs.getByRole('heading', { level: 1 })).toContainText('客户资料表')
      await expectAccessible(theirs)
      const wider = await theirs.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(wider).toBeLessThanOrEqual(0)
      await theirs.getByLabel('地址').fill('苏州市澄麓路 8 号 <img src=x onerror=alert(1)>')
      await theirs.getByLabel('服务区域').fill('本市及所辖各镇')
      await theirs.getByLabel('客户填写人签章').fill('裴清禾')
      await expect(theirs.locator('.fill-state').getByRole('status')).toContainText('已存')
      await theirs.reload()
      await theirs.getByLabel('访问码').fill(code)
      await theirs.getByRole('button', { name: '打开表格' }).click()
      await expect(theirs.getByLabel('客户填写人签章')).toHaveValue('裴清禾')
    })
    for (const secret of [...OURS, '与云阶医药走得近', '压价凶']) expect(bytes, secret).not.toContain(secret)
    expect(bytes).not.toContain(customer!.id)
    const stored = await theirs.evaluate(() => JSON.stringify([{ ...localStorage }, document.cookie]))
    expect(stored).toBe('[{},""]')
    await theirs.getByRole('button', { name: '交回' }).click()
    await expect(theirs.getByRole('heading', { name: '已交回，谢谢' })).toBeVisible()
    await expectAccessible(theirs)
    await theirs.goto(address)
    await expect(theirs.getByRole('heading', { name: '这条链接打不开' })).toBeVisible()
    await phone.close()

    await page.goto(`/customers/${customer!.id}/file`)
    await page.getByRole('link', { name: /核对/ }).click()
    await expect(page.getByText('苏州市澄麓路 8 号 <img src=x onerror=alert(1)>').first()).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: '全部采用' }).click()
    await page.getByRole('radiogroup', { name: /地址/ }).getByRole('radio', { name: '保留现值' }).check()
    await page.getByRole('button', { name: '录入档案' }).click()
    await expect(page.getByText('这份表已录入档案')).toBeVisible()
    await page.goto(`/customers/${customer!.id}/sources`)
    await expect(page.getByRole('row', { name: /服务区域/ })).toContainText('客户自填 裴清禾')
    await expect(page.getByRole('row', { name: /^地址/ })).toContainText(customer!.address)
    await expectAccessible(page)
  })

  test('an address that opens nothing says the same, byte for byte, and keeps nothing', async ({
    request,
  }) => {
    const dead = await sql<{ id: string }>(
      `SELECT "id" FROM "FillLink" WHERE "state" IN ('revoked','taken-over') ORDER BY "id" LIMIT 2`,
    )
    const secrets = ['A'.repeat(43), 'b', ...dead.map(({ id }) => `none ${id}`)]
    const pages = await Promise.all(
      secrets.map(async (secret) => {
        const answer = await request.get(`/fill/${encodeURIComponent(secret)}`)
        const text = (await answer.text())
          .replaceAll(encodeURIComponent(secret), 'S')
          .replaceAll(secret, 'S')
          .replace(/nonce(=|\\?":\\?)\\?"[^"\\]+\\?"/g, 'N')
        const head = answer.headers()
        expect([
          head['cache-control'],
          head['referrer-policy'],
          head['x-robots-tag'],
          head['set-cookie'],
        ]).toEqual([
          expect.stringContaining('no-store'),
          'no-referrer',
          expect.stringContaining('noindex'),
          undefined,
        ])
        return `${answer.status()} ${text}`
      }),
    )
    expect(pages[0]).toMatch(/^404/)
    expect(new Set(pages.map((text) => text.length)).size, 'lengths').toBe(1)
  })

  test('a caller who hangs up while sending ends nothing', async ({ request, baseURL }) => {
    const { connect } = await import('node:net')
    const { port } = new URL(baseURL ?? '')
    for (const path of ['/fill/x/keep', '/api/v1/customers/create'])
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), 'localhost', () => {
          socket.write(
            `POST ${path} HTTP/1.1\r\nHost: x\r\nOrigin: ${baseURL}\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{"answers":`,
            () => {
              socket.destroy()
              resolve()
            },
          )
        })
      })
    await expect.poll(async () => (await request.get('/api/health')).status()).toBe(200)
  })
})
