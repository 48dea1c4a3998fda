import type { SavedView } from '@/components/data-table/saved-views'
import { today } from '@/lib/core/clock'
import { lastDay, type Month } from '@/lib/core/dates'
import { may, type Viewer } from '@/lib/core/scope'

type ViewName = 'toDecide' | 'rerate' | 'used' | 'incomplete' | 'bin'

/** Last day of the quarter a date lies in. */
function quarterEnd(date: string): string {
  const month = Math.ceil(Number(date.slice(5, 7)) / 3) * 3
  return lastDay(`${date.slice(0, 4)}-${String(month).padStart(2, '0')}` as Month)
}

/** Views everybody starts with; each only for those who can use it. */
export function builtInViews(viewer: Viewer, word: (name: ViewName) => string): SavedView[] {
  const views: (SavedView & { id: ViewName; hidden?: boolean })[] = [
    { id: 'toDecide', name: word('toDecide'), values: { state: 'to-review,to-approve' } },
    {
      id: 'rerate',
      name: word('rerate'),
      values: { rerateDueBy: quarterEnd(today()) },
      hidden: !may(viewer, 'grading.read'),
    },
    { id: 'used', name: word('used'), values: { usedFrom: '60' }, hidden: !may(viewer, 'credit.read') },
    { id: 'incomplete', name: word('incomplete'), values: { fileBelow: '80' } },
    { id: 'bin', name: word('bin'), values: { deleted: '1' }, hidden: !may(viewer, 'customers.create') },
  ]
  return views.filter(({ hidden }) => !hidden).map(({ id, name, values }) => ({ id, name, values }))
}
