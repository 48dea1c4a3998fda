import { expect, test } from '../setup/browser'

test('a general manager judges a pair different and back, merges another, finds it by its old name and takes it back', async ({
  page,
  signInAs,
}) => {
  await signInAs('gumingyuan')
  await page.goto('/customers/duplicates')
  const pairs = page.getByRole('group')
  const first = (await pairs.first().getAttribute('aria-label')) ?? ''
  await pairs.first().getByRole('button', { name: '不是同一家' }).click()
  await expect(page.getByRole('group', { name: first })).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('group', { name: first })).toHaveCount(1)

  await page.getByRole('group', { name: first }).getByRole('link', { name: /^合并/ }).click()
  await expect(page.getByRole('radio', { name: /^保留这一份/ })).toHaveCount(2)
  const goes = page.getByRole('radiogroup').getByRole('heading').nth(1)
  const lost = (await goes.textContent()) ?? ''
  const lostHref = (await goes.getByRole('link').getAttribute('href')) ?? ''
  await page.getByRole('button', { name: '合并为一份' }).click()
  await expect(page.getByText(/合并理由/).first()).toBeVisible()
  await page.getByLabel('合并理由').fill('重复建档')
  await page.getByRole('button', { name: '合并为一份' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /已并入/ })).toBeVisible()
  const record = page.url()

  await page.goto(lostHref)
  expect(page.url()).not.toContain(lostHref)
  await expect(page.getByText(`并入了${lost}`)).toBeVisible()

  await page.goto(record)
  await page.getByLabel('撤销理由').fill('是两家')
  await page.getByRole('button', { name: '撤销合并' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /合并已撤销/ })).toBeVisible()
  await page.goto(lostHref)
  await expect(page.getByRole('heading', { level: 1, name: lost })).toBeVisible()
})
