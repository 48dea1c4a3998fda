import type { Page } from '@playwright/test'
import { creditCodeCheck } from '@/lib/core/forms/tax-number'
import { expect, test } from '../setup/browser'

const company = '浙江行舟医药股份有限公司'
const taxNumber = `91330000142933A01${creditCodeCheck('91330000142933A01')}`
/** In the columns of the list of listed companies; the last row has no name. */
const list = `ts_code,公司名称,name,省份,城市,industry,chairman,manager,注册资金,setup_date,website,email,act_ent_type,主营业务
900001.SZ,${company},行舟医药,浙江,杭州市,医药商业,应帆,汪舟,50000.01,19951214,www.xingzhou.example,a@xingzhou.example;b@xingzhou.example,地方国企,药品批发
900002.SZ,浙江行帆医疗器械股份有限公司,行帆医疗,浙江,宁波市,医疗器械,林帆,林帆,8000,20010305,,,民营企业,医疗器械
900003.SZ,,,浙江,宁波市,,,,100,,,,,
`

type SignIn = (username: string) => Promise<void>

/** Signs a paper of the company as the person whose turn it is. */
async function approve(page: Page, signInAs: SignIn, username: string, kind: string): Promise<void> {
  await signInAs(username)
  await page.goto(`/approvals?list&kind=${kind}`)
  await page.getByRole('link', { name: company }).first().click()
  await expect(page.getByRole('heading', { level: 2, name: company })).toBeVisible()
  await page.getByRole('button', { name: /^批准/ }).click()
  await expect(page.getByRole('heading', { level: 2, name: company })).toHaveCount(0)
}

const fill = async (page: Page, fields: Record<string, string>) => {
  for (const [name, value] of Object.entries(fields))
    await page.getByRole('textbox', { name, exact: true }).first().fill(value)
}
const pick = async (page: Page, box: string, query: string) => {
  await page.getByRole('combobox', { name: box }).fill(query)
  await page.getByRole('option').filter({ hasText: query }).first().click()
}
/** The dry run of the list. */
async function lookAt(page: Page): Promise<void> {
  await page.goto('/customers/import')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '上市公司.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
  await page.getByLabel('新客户归属').selectOption({ label: '华东大区 / 苏州分支机构' })
  await page.getByRole('button', { name: '试算' }).click()
}
/** Hands in a paper of the dossier. */
async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(page).toHaveURL(/\/file$/)
}

test('a company out of a list becomes a customer, is rated, gets a line, and is stopped one fen over it', async ({
  page,
  signInAs,
}) => {
  await test.step('the list is looked at before it is written', async () => {
    await signInAs('shenruoxi')
    await lookAt(page)
    await expect(page.getByText('email：一格里有多个：第一个作为主要的，其余 1 个另存。')).toBeVisible()
    await expect(page.getByRole('region', { name: '不导入的原因' })).toContainText('没有客户名称')
    const refused = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载有问题的行' }).click()
    expect((await refused).suggestedFilename()).toBe('有问题的行-上市公司.xlsx')
    // What was downloaded is no page one went to: the next press is heard.
    await page.getByRole('button', { name: '写入 2 行' }).click()
    await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible()
    await page.getByRole('link', { name: company }).click()
    await expect(page.getByRole('heading', { level: 1, name: company })).toBeVisible()
    const opened = page.url()
    // Once more the same list: there is nothing left to write.
    await lookAt(page)
    await expect(page.getByText('没有要写入的行。')).toBeVisible()
    await expect(page.getByRole('button', { name: /^写入/ })).toHaveCount(0)
    await page.goto(opened)
  })
  const customer = new URL(page.url()).pathname

  await test.step('the card and the basic sheet are filled', async () => {
    await page.goto(`${customer}/file/A1`)
    for (const name of ['重要', '自有', '领先']) await page.getByRole('radio', { name, exact: true }).check()
    await fill(page, {
      电话: '0571-85541239',
      地址: '杭州市滨江区江南大道 96 号',
      '1.负责人或经营者': '经营稳健',
      '2.财务分析': '现金流好',
      '3.销售实力': '全省网络',
      业务接洽: '王小明，采购部经理，13800138001',
      付款接洽: '李会计，财务主管，13800138002',
      来往银行: '中国工商银行杭州滨江支行',
      帐号: '6222021001112223334',
    })
    await handIn(page)
    await page.goto(`${customer}/file/A6`)
    await fill(page, { 所有者: '浙江省国际贸易集团', 税号: taxNumber })
    await pick(page, '地区市场部', '苏州市场部')
    await pick(page, '业务经理', '罗亦安')
    for (const name of ['国有', '医药公司']) await page.getByRole('radio', { name, exact: true }).check()
    for (const ability of ['铺货能力', '资金实力', '合作意识'])
      await page.getByRole('radiogroup', { name: ability }).getByRole('radio', { name: /^5 分/ }).check()
    for (const [at, note] of ['三千家终端', '上市公司', '愿按约回款'].entries())
      await page.getByRole('textbox', { name: '说明' }).nth(at).fill(note)
    await handIn(page)
    await approve(page, signInAs, 'gumingyuan', 'A1')
    await approve(page, signInAs, 'gumingyuan', 'A6')
    await approve(page, signInAs, 'hanyanqiu', 'A1')
  })

  await test.step('printed as they stand they carry their signatures', async () => {
    await signInAs('shenruoxi')
    for (const [form, signed] of [
      ['A1', ['沈若溪', '顾明远', '韩砚秋']],
      ['A6', ['沈若溪', '顾明远']],
    ] as const) {
      await page.goto(`/print${customer}/${form}`)
      await expect(page.getByText(company).first()).toBeVisible()
      for (const name of signed) await expect(page.getByText(new RegExp(`^${name} `)).first()).toBeVisible()
    }
  })

  await test.step('it is rated by three and selected by three', async () => {
    await page.goto(`${customer}/rating?start=first`)
    await page.getByLabel('年销售规模', { exact: true }).fill('500000000')
    await page.getByLabel('月销售额', { exact: true }).fill('200000')
    await page.getByLabel('付款方式', { exact: true }).selectOption('约定付款')
    await page.getByLabel('客户经营性质', { exact: true }).selectOption('上市')
    await page.getByLabel('户口情况', { exact: true }).selectOption('本地')
    await page.getByLabel('货物流向', { exact: true }).selectOption('区域内可追踪')
    await page.getByRole('button', { name: '加一证' }).click()
    await page.getByLabel('证照', { exact: true }).fill('药品经营许可证')
    await page.getByLabel('有效期', { exact: true }).fill('2099-05-01')
    await page.getByRole('radio', { name: '二级' }).click()
    await page.getByRole('button', { name: '提交', exact: true }).click()
    // What handing in finds beyond the draft is said, at its indicator too.
    await expect(page.getByRole('row', { name: /货物流向/ }).getByRole('alert')).toHaveText('说明 必填')
    await page.getByLabel('货物流向，说明').fill('按批号可查')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await expect(page.getByText('已填报，等审核认定')).toBeVisible()
    await page.goto(`${customer}/change?kind=add`)
    await page.getByRole('radio', { name: /^国有私有各半/ }).check()
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: company })).toBeVisible()
    for (const kind of ['customers.change', 'grading.rating'])
      await approve(page, signInAs, 'gumingyuan', kind)
    await approve(page, signInAs, 'gedai', 'customers.change')
    await approve(page, signInAs, 'hanyanqiu', 'grading.rating')
  })

  await test.step('its conditions are stated, its line applied for and decided', async () => {
    await signInAs('shenruoxi')
    await page.goto(`${customer}/credit`)
    await page.getByRole('button', { name: '登记合同' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: /合同编号/ }).fill('HT-2026-9001')
    await dialog.getByRole('textbox', { name: /签订日期/ }).fill('今天')
    await dialog.getByRole('textbox', { name: /有效期至/ }).fill('2099-11-19')
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await expect(page.getByText('有效到 2099-11-19')).toBeVisible()
    await page.getByRole('button', { name: '填结算与预计进货' }).click()
    await dialog.getByLabel('结算方式').selectOption('约定付款')
    await dialog.getByLabel('预计月进货').fill('200000')
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await expect(page.getByRole('region', { name: '授信条件' })).toContainText('200,000.00')
    // For the month under way: the time to apply for the next one is not every day.
    await page.getByRole('link', { name: /补充申请$/ }).click()
    await page.getByLabel(`${company}的申请额度`).fill('200000')
    await page.getByRole('button', { name: '提交申请' }).click()
    await expect(page.getByText(/1 家等批复/)).toBeVisible()
    await approve(page, signInAs, 'hanyanqiu', 'credit.line')
  })

  async function order(price: string): Promise<string> {
    await signInAs('shenruoxi')
    await page.goto(`/trade/orders/new?customer=${customer.split('/').at(-1)}`)
    await pick(page, '第 1 行 品名', '甘草片')
    await page.getByLabel('第 1 行 数量').fill('1')
    await page.getByLabel('第 1 行 单价').fill(price)
    await page.getByRole('button', { name: '填好，交签发' }).click()
    await page.getByRole('button', { name: '签发', exact: true }).click()
    await expect(page.getByText('等出纳')).toBeVisible()
    const number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    await signInAs('fangjingyi')
    await page.goto('/trade/gate')
    await page.getByRole('link', { name: number }).click()
    await expect(page.locator('.face').getByText(number)).toBeVisible()
    return number
  }
  const ship = page.getByRole('button', { name: '发货，盖出纳章' })

  await test.step('inside the line it ships, one fen over it is stopped by the rule, to the fen it ships', async () => {
    const inside = await order('150000')
    await ship.click()
    await expect(page.getByText('货已出库，在途。')).toBeVisible()

    const over = await order('50000.01')
    await expect(page.getByText('不可发', { exact: true }).first()).toBeVisible()
    await expect(page.getByText(/“任何客户不得超过授信额度/)).toBeVisible()
    await expect(page.getByRole('link', { name: '规则 R-D02' }).first()).toBeVisible()
    await expect(page.getByText(/收到 ¥0\.01 货款即可发；或把本单减到 ¥50,000\.00 以内/)).toBeVisible()
    await expect(ship).toHaveCount(0)

    const full = await order('50000')
    await ship.click()
    await expect(page.getByText('货已出库，在途。')).toBeVisible()

    await signInAs('shenruoxi')
    await page.goto(`${customer}/history`)
    const main = page.locator('#main')
    for (const said of [
      /沈若溪 由名单“上市公司\.csv”导入建档/,
      '沈若溪 提交大客户档案表',
      '沈若溪 提交客户基础资料表',
      `顾明远 批准客户基础资料表“${company}”`,
      `韩砚秋 批准大客户档案表“${company}”`,
      /沈若溪 提交资信等级评估表 PJ-/,
      '韩砚秋 定资信等级为二级',
      /葛岱 签完.*的客户增减变动表 C1-.*即日生效：新增/,
      /沈若溪 登记合同 HT-2026-9001/,
      /韩砚秋 批复 \d{4}-\d\d 额度 ¥200,000\.00/,
      `方静宜 放行 ${inside}，¥150,000.00`,
      `沈若溪 签“可发货”：${over}，¥50,000.01`,
      `方静宜 放行 ${full}，¥50,000.00`,
    ])
      await expect(main, String(said)).toContainText(said)
    await expect(main).not.toContainText(`放行 ${over}`)
  })
})
