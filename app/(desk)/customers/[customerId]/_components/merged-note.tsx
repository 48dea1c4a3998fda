import { bracketed, listed } from '@/components/ui/listed'
import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { Note } from '@/components/ui/note'
import { mergesInto } from '@/lib/areas/customers/merge-sheet/queries'
import type { Viewer } from '@/lib/core/scope'

/** Says that other records were merged into this customer, as long as it can be undone; to those who may. */
export async function MergedNote({ viewer, customerId }: { viewer: Viewer; customerId: string }) {
  const merges = (await mergesInto(viewer, customerId)).filter((merge) => merge.mayUndo)
  if (merges.length === 0) return null
  const t = await getTranslations('duplicates.folder')
  return merges.map((merge) => (
    <Note key={merge.id}>
      {t('merged', {
        on: merge.mergedAt.slice(0, 10),
        others: listed(
          merge.losers.map(({ name, fileNumber }) => `${name}${bracketed(fileNumber, viewer.locale)}`),
          viewer.locale,
        ),
      })}{' '}
      <Link href={`/customers/merges/${merge.id}`}>{t('see')}</Link>
    </Note>
  ))
}
