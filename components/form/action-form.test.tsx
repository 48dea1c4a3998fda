// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test } from 'vitest'

import type { Outcome } from '@/lib/core/outcome'
import { zhCN } from '@/lib/messages/zh-CN'
import { stillRouter } from '@/tests/setup/still-router'

import { ActionForm } from './action-form'
import { MoneyInput } from './money-input'
import { SubmitButton } from './submit-button'
import { TextInput } from './text-input'
import type { Submission } from './use-action'

// jsdom lays nothing out.
Element.prototype.scrollIntoView = () => undefined
afterEach(cleanup)

/** A form over answers given in turn; an Error stands for a lost connection. */
function renderForm(...answers: (Outcome<string> | Error)[]) {
  const sent: Submission[] = []
  const done: string[] = []
  const action = (submission: Submission): Promise<Outcome<string>> => {
    sent.push(submission)
    const answer = answers[sent.length - 1]
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer!)
  }
  render(
    <AppRouterContext value={stillRouter}>
      <NextIntlClientProvider locale="zh-CN" messages={zhCN} timeZone="Asia/Shanghai">
        <ActionForm
          action={action}
          fixed={{ id: 'c1', version: 3 }}
          onDone={(value) => void done.push(value)}
        >
          <TextInput name="reason" label="理由" required defaultValue="老客户" />
          <MoneyInput name="amount" label="申请额度" />
          <SubmitButton>提交</SubmitButton>
        </ActionForm>
      </NextIntlClientProvider>
    </AppRouterContext>,
  )
  return { sent, done }
}

const submit = () => fireEvent.click(screen.getByRole('button', { name: /提交/ }))
/** Until the answer is drawn a further press is the same press. */
const rested = () =>
  waitFor(() => expect(screen.getByRole('button', { name: /提交/ }).getAttribute('aria-disabled')).toBeNull())
const ok: Outcome<string> = { kind: 'ok', value: 'saved', notes: [] }

test('what was typed goes with what is fixed, amounts as yuan', async () => {
  const { sent, done } = renderForm(ok)
  fireEvent.change(screen.getByLabelText(/申请额度/), { target: { value: '１２万' } })
  submit()
  await waitFor(() => expect(done).toEqual(['saved']))
  expect(sent[0]?.input).toEqual({ id: 'c1', version: 3, reason: '老客户', amount: '120000.00' })
})

test('an error stands at its field and on the list, and the typed text stays', async () => {
  renderForm({
    kind: 'invalid',
    errors: { reason: [{ code: 'required' }], amount: [{ code: 'errors.amount' }] },
  })
  fireEvent.change(screen.getByLabelText(/理由/), { target: { value: '写了一半' } })
  submit()
  await screen.findByText(/2 处要改/)
  const field = screen.getByLabelText(/理由/)
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
    '请填写',
  )
  expect((field as HTMLInputElement).value).toBe('写了一半')
  const list = screen.getByText(/2 处要改/).closest('section')!
  fireEvent.click(within(list).getByRole('link', { name: '理由' }))
  expect(document.activeElement).toBe(field)
})

test('a refusal says every reason with its rule', async () => {
  renderForm({
    kind: 'refused',
    reasons: [
      { rule: 'R-D02', code: 'gate.over-line', values: { overFen: 2_170_000 } },
      { rule: 'R-K01', code: 'gate.no-contract' },
    ],
  })
  submit()
  const alert = await screen.findByRole('alert')
  expect(
    within(alert)
      .getAllByRole('link')
      .map((link) => link.textContent),
  ).toEqual(['规则 R-D02', '规则 R-K01'])
})

test('a lost answer keeps the key, so that trying again does nothing twice', async () => {
  const { sent, done } = renderForm(new Error('network'), ok)
  submit()
  await screen.findByText(/没有送到/)
  await rested()
  submit()
  await waitFor(() => expect(done).toEqual(['saved']))
  expect(sent[1]?.key).toBe(sent[0]?.key)
})

test('after success, and after a correction, the next submit has a key of its own', async () => {
  const { sent, done } = renderForm({ kind: 'invalid', errors: { reason: [{ code: 'required' }] } }, ok, ok)
  submit()
  await screen.findByText(/1 处要改/)
  await rested()
  submit()
  await waitFor(() => expect(done).toHaveLength(1))
  await rested()
  submit()
  await waitFor(() => expect(done).toHaveLength(2))
  expect(new Set(sent.map(({ key }) => key)).size).toBe(3)
})

test('pressing twice sends once', async () => {
  const { sent, done } = renderForm(ok, ok)
  submit()
  submit()
  await waitFor(() => expect(done).toHaveLength(1))
  expect(sent).toHaveLength(1)
})

test('a stale edit shows both values; the chosen ones are sent with the new version', async () => {
  const { sent, done } = renderForm(
    {
      kind: 'conflict',
      version: 7,
      conflicts: [{ field: 'reason', base: '老客户', theirs: '他写的', mine: '我写的' }],
    },
    ok,
  )
  submit()
  await screen.findByText(/已经被别人改过/)
  fireEvent.click(screen.getByLabelText('他写的'))
  fireEvent.click(screen.getByRole('button', { name: '照选的保存' }))
  await waitFor(() => expect(done).toHaveLength(1))
  expect(sent[1]?.input).toEqual({ id: 'c1', version: 7, reason: '他写的' })
})
