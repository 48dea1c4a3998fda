// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import type { Submission } from '@/components/form/use-action'
import type { Conflict, Outcome } from '@/lib/core/outcome'
import { fen } from '@/lib/core/money'
import { zhCN } from '@/lib/messages/zh-CN'
import { stillRouter } from '@/tests/setup/still-router'
import { ContractDialog, ExceptionDialog, TermsDialog } from './condition-dialogs'

// jsdom lays nothing out.
Element.prototype.scrollIntoView = () => undefined
// Nor has it media: no phone.
globalThis.matchMedia = () =>
  ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }) as never
afterEach(cleanup)

const ok: Outcome<unknown> = { kind: 'ok', value: {}, notes: [] }
const stale = (...conflicts: Conflict[]): Outcome<unknown> => ({ kind: 'conflict', conflicts, version: 9 })

/** An action that answers in turn; an Error stands for a lost connection. */
function answering(...answers: (Outcome<unknown> | Error)[]) {
  const sent: Submission[] = []
  const action = (submission: Submission): Promise<Outcome<unknown>> => {
    const answer = answers[sent.push(submission) - 1]
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer!)
  }
  return { sent, action }
}
const page = (content: ReactNode) => (
  <AppRouterContext value={stillRouter}>
    <NextIntlClientProvider locale="zh-CN" messages={zhCN} timeZone="Asia/Shanghai">
      {content}
    </NextIntlClientProvider>
  </AppRouterContext>
)
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const type = (label: RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const gone = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
const rested = () =>
  waitFor(() => expect(screen.getByRole('button', { name: '登记' }).getAttribute('aria-disabled')).toBeNull())

test('a form closed over typed text has it when it is opened again, and goes under the same key', async () => {
  const { sent, action } = answering(new Error('network'), ok, ok)
  render(page(<ExceptionDialog customerId="c" isAllowed={false} action={action} />))
  press('批准例外')
  type(/理由/, '合作八年')
  press('登记')
  await screen.findByText(/没有送到/)
  await rested()
  fireEvent.keyDown(screen.getByLabelText(/理由/), { key: 'Escape' })
  await gone()
  press('批准例外')
  expect(screen.getByLabelText<HTMLTextAreaElement>(/理由/).value).toBe('合作八年')
  press('登记')
  await gone()
  expect(sent[1]).toEqual(sent[0])
  press('批准例外')
  expect(screen.getByLabelText<HTMLTextAreaElement>(/理由/).value).toBe('')
})

test('a contract speaks of the one that stood when the form was opened; out of a conflict, of what it showed', async () => {
  const theirs = { field: 'until', base: '2026-12-31', theirs: '2027-06-30', mine: '2027-11-19' }
  const { sent, action } = answering(stale(theirs), ok)
  const dialog = (until: string) =>
    page(<ContractDialog customerId="c" contractUntil={until} action={action} />)
  const { rerender } = render(dialog('2026-12-31'))
  press('登记新合同')
  type(/合同编号/, 'HT-8')
  type(/有效期至/, '2027-11-19')
  rerender(dialog('2027-06-30'))
  expect(screen.getByLabelText<HTMLInputElement>(/合同编号/).value).toBe('HT-8')
  press('登记')
  const table = await screen.findByRole('table')
  expect(within(table).getByRole('rowheader').textContent).toBe('有效期至')
  await rested()
  press('照选的保存')
  await gone()
  expect(sent.map(({ input }) => (input as { before: string }).before)).toEqual(['2026-12-31', '2027-06-30'])
  expect(sent[1]?.input).toEqual({
    customerId: 'c',
    number: 'HT-8',
    until: '2027-11-19',
    note: '',
    before: '2027-06-30',
  })
})

test('terms say only what was changed; a stale one is shown in words and saved over what was shown', async () => {
  const theirs = { field: 'facts.paymentTerms', base: 'cash', theirs: 'agreed', mine: 'cleared-first' }
  const { sent, action } = answering(stale(theirs), ok)
  const options = [
    { value: 'cash', label: '现款现货' },
    { value: 'agreed', label: '约定付款' },
    { value: 'cleared-first', label: '前清后欠' },
  ]
  const stated = { terms: 'cash', expectedFen: fen(3_000_000) }
  render(page(<TermsDialog {...{ customerId: 'c', stated, options, action }} />))
  press('填结算与预计进货')
  type(/^结算方式/, 'cleared-first')
  press('登记')
  const table = await screen.findByRole('table')
  expect(within(table).getByRole('rowheader').textContent).toBe('结算方式')
  expect(within(table).getByText('约定付款')).toBeTruthy()
  await rested()
  press('照选的保存')
  await gone()
  const change = { fact: 'paymentTerms', from: 'cash', to: 'cleared-first' }
  expect(sent[0]?.input).toEqual({ customerId: 'c', source: 'form', changes: [change] })
  expect(sent[1]?.input).toMatchObject({ changes: [{ ...change, from: 'agreed' }] })
})
