import { DEMONSTRATION_PASSWORD } from '@/lib/core/demonstration'
import { expect, expectAccessible, test } from '../setup/browser'

const SIGN_IN = /^登录$/

test.describe('signing in', () => {
  test.use({ expectedErrors: [/401 \(Unauthorized\)/] })

  test('one press on a person fills name and password; the cookie is for this server alone', async ({
    page,
    context,
  }) => {
    await page.goto('/sign-in?next=/profile')
    await page.getByRole('button', { name: /蒋小满/ }).click()
    await expect(page.getByLabel('账号')).toHaveValue('jiangxiaoman')
    await page.getByRole('button', { name: SIGN_IN }).click()
    await expect(page).toHaveURL(/^http:\/\/localhost:\d+\/profile$/)
    const cookie = (await context.cookies()).find(({ name }) => name === 'dakehu')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', domain: 'localhost' })
    const shown = await page.evaluate(() => document.cookie)
    expect(shown).not.toContain('dakehu')
  })

  test('a wrong password and an unknown name are answered alike', async ({ page }) => {
    const answerTo = async (name: string) => {
      await page.goto('/sign-in')
      await page.getByLabel('账号').fill(name)
      await page.getByLabel('密码', { exact: true }).fill('不是这一句话呀呀呀呀呀')
      await page.getByRole('button', { name: SIGN_IN }).click()
      await expect(page.locator('#sign-in-message')).not.toBeEmpty()
      return page.locator('#sign-in-message').textContent()
    }
    const [known, unknown] = [await answerTo('zhahan'), await answerTo('wubuzhidao')]
    expect(known).toBe(unknown)
    expect(known).toContain('账号或密码不对')
  })

  test('never leads to another host', async ({ page }) => {
    await page.goto('/sign-in?next=//evil.example/')
    await page.getByLabel('账号').fill('luoyian')
    await page.getByLabel('密码', { exact: true }).fill(DEMONSTRATION_PASSWORD)
    await page.getByRole('button', { name: SIGN_IN }).click()
    await expect(page).toHaveURL(/^http:\/\/localhost:\d+\/(?!sign-in)/)
  })
})

test.describe('signing out', () => {
  test('a copied cookie is refused on a page, a route and an action', async ({
    page,
    signInAs,
    playwright,
    baseURL,
  }) => {
    await signInAs('chenyifan')
    await page.goto('/profile')
    const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'dakehu')
    const thief = await playwright.request.newContext({
      baseURL,
      extraHTTPHeaders: { cookie: `${cookie?.name}=${cookie?.value}` },
    })
    expect((await thief.get('/profile', { maxRedirects: 0 })).status()).toBe(200)
    const out = page.waitForResponse((response) => response.url().endsWith('/api/auth/sign-out'))
    await page.getByRole('button', { name: /我的账号/ }).click()
    await page.getByRole('menuitem', { name: '退出' }).click()
    const said = await (await out).allHeaders()
    expect(said['clear-site-data']).toContain('"storage"')
    await expect(page).toHaveURL(/\/sign-in/)
    expect((await thief.get('/profile', { maxRedirects: 0 })).headers()['location']).toContain('/sign-in')
    expect((await thief.get('/profile/colleagues?q=a')).status()).toBe(401)
    await thief.dispose()
  })

  test('the sign-in machinery answers nothing it need not', async ({ request }) => {
    for (const path of ['session', 'providers', 'signin', 'error', 'signout', 'verify-request', '_log'])
      expect((await request.get(`/api/auth/${path}`, { maxRedirects: 0 })).status(), path).toBe(404)
  })
})

test.describe('administration', () => {
  for (const path of ['organisation', 'people', 'roles', 'settings', 'audit'])
    test(`${path} is accessible, and only there for administrators`, async ({ page, signInAs, request }) => {
      await signInAs('admin')
      await page.goto(`/admin/${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page)
      await signInAs('luoyian')
      expect((await page.context().request.get(`/admin/${path}`)).status()).toBe(404)
      expect((await request.get(`/admin/${path}`, { maxRedirects: 0 })).headers()['location']).toContain(
        '/sign-in',
      )
    })

  test('a new person gets a post and a link, sets a password and is in', async ({
    page,
    signInAs,
    browser,
  }) => {
    await signInAs('admin')
    await page.goto('/admin/people')
    await page.getByRole('button', { name: '新增人员' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('姓名').fill('单雪昕')
    await form.getByLabel('账号').fill('shanxuexin')
    await form.getByRole('button', { name: '新增人员' }).click()
    await expect(page).toHaveURL(/\/admin\/people\/[0-9a-f-]{36}$/)
    await page.getByRole('button', { name: '派岗位' }).click()
    await form.getByLabel('岗位').selectOption({ label: '会计' })
    await form.getByLabel('单位').selectOption({ label: '　　苏州分支机构' })
    await form.getByRole('button', { name: '派岗位' }).click()
    await expect(page.getByRole('cell', { name: '会计', exact: true })).toBeVisible()
    await page.getByRole('button', { name: '设置密码的链接' }).click()
    const link = await form.getByRole('textbox').inputValue()

    const own = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
    await own.goto(link)
    await own.getByLabel('新密码').fill('一句只有我自己知道的很长的话')
    await own.getByRole('button', { name: '设置密码' }).click()
    await expect(own).not.toHaveURL(/set-password/)
    await own.goto('/profile')
    await expect(own.getByRole('heading', { name: '单雪昕' })).toBeVisible()
    await own.goto(link)
    await expect(own.getByText('这条链接不能用了')).toBeVisible()
    await own.context().close()
  })

  test('a setting is changed from a day on, and the trail tells it', async ({ page, signInAs }) => {
    await signInAs('admin')
    await page.goto('/admin/settings/admin.setup-link-hours')
    await page.getByLabel('值').fill('999')
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText(/最多 168/).first()).toBeVisible()
    await page.getByLabel('值').fill('48')
    await page.getByLabel('原因').fill('收紧链接的期限')
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText('收紧链接的期限')).toBeVisible()
    await page.goto('/admin/audit?kind=settings')
    await expect(page.getByText(/设置密码的链接几小时有效.*72 小时 → 48 小时/).first()).toBeVisible()
  })
})
