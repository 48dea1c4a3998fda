import { NextIntlClientProvider } from 'next-intl'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'

import { formA1 } from '@/lib/areas/customers/forms/a1'
import { formA3 } from '@/lib/areas/customers/forms/a3'
import { businessDate } from '@/lib/core/dates'
import type { Answers, Form } from '@/lib/core/forms/definition'
import { messagesOf } from '@/lib/core/forms/words'
import { zhCN } from '@/lib/messages/zh-CN'

import { FormFill } from './form-fill'
import type { Locks } from './sheet-context'

const unsent = () => Promise.reject(new Error('not sent'))

function drawn(form: Form, answers: Answers, locks: Locks): string {
  return renderToString(
    <NextIntlClientProvider locale="zh-CN" timeZone="Asia/Shanghai" messages={zhCN}>
      <FormFill
        form={form}
        messages={messagesOf(zhCN.forms, form.id)}
        answers={answers}
        version={0}
        today={businessDate('2026-11-23')}
        storageKey="test"
        locks={locks}
        onSaveDraft={unsent}
        onSubmit={unsent}
      />
    </NextIntlClientProvider>,
  )
}

const controls = (html: string, end: string) =>
  html.match(new RegExp(`<(input|textarea)[^>]*id="[^"]*-${end}"`, 'g'))?.length ?? 0

test.each([
  ['empty', null, ''],
  ['masked', { masked: true, shown: '****0417' }, '****0417'],
])('a locked field that is %s is shown with its reason, and takes no typing', (_name, bankAccount, shown) => {
  const locked = drawn(formA1, { bankAccount }, { fields: { bankAccount: '请有权的人来填' }, personal: null })
  expect(controls(locked, 'bankAccount')).toBe(0)
  expect(locked).toContain('请有权的人来填')
  expect(locked).toContain(shown)
  expect(controls(locked, 'bank')).toBe(1)
  expect(controls(drawn(formA1, { bankAccount: null }, { fields: {}, personal: null }), 'bankAccount')).toBe(
    1,
  )
})

test('columns of personal data are only shown to whoever may not fill them, and the table says so once', () => {
  const people = { people: [{ name: '俞静川' }, { name: '谈野' }] }
  const [shut, open] = ['个人资料请有权的人来填', null].map((personal) =>
    drawn(formA3, people, { fields: {}, personal }),
  )
  for (const column of ['home', 'birth', 'nativePlace', 'hobbies']) {
    expect(controls(shut!, `[01]-${column}`)).toBe(0)
    expect(controls(open!, `[01]-${column}`)).toBe(2)
  }
  expect(controls(shut!, '[01]-tie')).toBe(2)
  expect(shut!.split('个人资料请有权的人来填').length - 1).toBe(1)
})
