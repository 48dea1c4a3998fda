import { expect, it, vi } from 'vitest'
import RatingPage from '@/app/(desk)/customers/[customerId]/(folder)/rating/page'
import { ratingSheet } from '@/lib/areas/grading/queries'
import { newId } from '@/lib/core/audit'

vi.mock('@/lib/core/viewer', () => ({ requireViewer: () => ({ personId: 'p' }) }))
vi.mock('@/lib/areas/grading/events/queries', () => ({ creditEvents: () => [] }))
vi.mock('@/lib/areas/grading/queries', () => ({ ratingSheet: vi.fn() }))

const customer = { id: newId(), branchId: 'b', creditGrade: null, rerateDueOn: null }

/** How often the page asks for the sheet, and each time whether as for a new one. */
async function asked(query: { start?: string; rating?: string }, creditGrade: number | null = null) {
  const sheet = { customer: { ...customer, creditGrade }, rating: null, mayRate: true }
  vi.mocked(ratingSheet)
    .mockReset()
    .mockResolvedValue(sheet as never)
  await RatingPage({
    params: Promise.resolve({ customerId: customer.id }),
    searchParams: Promise.resolve(query),
  })
  return vi.mocked(ratingSheet).mock.calls.map((call) => call[3] ?? false)
}

it.each<[string, Parameters<typeof asked>, boolean[]]>([
  ['a new rating', [{ start: 'first' }], [true]],
  ['the one there is', [{}], [false]],
  ['an earlier one', [{ rating: newId(), start: 'first' }], [false]],
  ['a start that is none', [{ start: 'x' }], [false]],
  ['a first rating of somebody rated already', [{ start: 'first' }, 3], [true, false]],
])('the sheet is asked for once: %s', async (_name, args, times) => {
  expect(await asked(...args)).toEqual(times)
})
