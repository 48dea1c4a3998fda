'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { BulkAction, Selection } from '@/components/data-table/column'
import { toast } from '@/components/ui/toast-store'

const MOST_PRINTED = 20

/** What asks something first. */
export type AskedAction = 'hand-over' | 'change' | 'remove'

/** What can be done with the chosen customers; in the recycle bin only taking them back. */
export function useBulkActions({
  bin,
  may,
  ask,
  onExport,
  onRestore,
}: {
  bin: boolean
  may: { handOver: boolean; edit: boolean; remove: boolean; export: boolean }
  ask: (what: AskedAction, selection: Selection, clear: () => void) => void
  onExport: (selection: Selection) => void
  onRestore: (selection: Selection, clear: () => void) => void
}): BulkAction[] {
  const t = useTranslations('customers.bulk')
  const work = useTranslations('workList.bulk')
  const router = useRouter()
  if (bin) return [{ label: t('restore'), icon: 'back', onRun: onRestore }]
  const asking = (what: AskedAction) => (selection: Selection, clear: () => void) =>
    ask(what, selection, clear)
  const actions: (BulkAction & { allowed: boolean })[] = [
    { label: t('handOver'), icon: 'move', allowed: may.handOver, onRun: asking('hand-over') },
    { label: work('action'), icon: 'edit', allowed: may.edit, onRun: asking('change') },
    {
      label: t('print'),
      icon: 'print',
      allowed: true,
      onRun: ({ ids, all }) => {
        if (all || ids.length > MOST_PRINTED)
          toast({ text: t('printTooMany', { most: MOST_PRINTED }), tone: 'bad' })
        else router.push(`/print/customers?form=A1&ids=${ids.join(',')}`)
      },
    },
    { label: t('export'), icon: 'down', allowed: may.export, onRun: onExport },
    { label: t('delete'), icon: 'no', allowed: may.remove, onRun: asking('remove') },
  ]
  return actions.filter(({ allowed }) => allowed)
}
