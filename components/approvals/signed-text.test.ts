import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import approvals from '@/lib/messages/zh-CN/approvals.json'
import { signedText } from './signed-text'

const t = createTranslator({ locale: 'zh-CN', messages: { approvals }, namespace: 'approvals' }) as never
const director = '营销总监 韩砚秋'

test.each([
  ['the last signature approves', 1, [], '已批准：某药房'],
  [
    'one that is not the last names who is next',
    1,
    [{ count: 1, who: director }],
    '已签：某药房，下一位：营销总监 韩砚秋',
  ],
  ['the last of many', 3, [], '已批 3 家'],
  ['many that all go on to one post', 3, [{ count: 3, who: director }], '已签 3 份，下一位：营销总监 韩砚秋'],
  ['many of which some go on', 3, [{ count: 2, who: director }], '已签 3 份，其中 2 份还要下一位签'],
])('%s', (_, papers, passed, said) => {
  expect(signedText(t, { name: '某药房', papers, customers: papers, passed })).toBe(said)
})
