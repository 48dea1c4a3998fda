import { getTranslations } from 'next-intl/server'
import { listed } from '@/components/ui/listed'
import { ActionForm } from '@/components/form/action-form'
import { SelectInput } from '@/components/form/select-input'
import { SubmitButton } from '@/components/form/submit-button'
import { salesUnits } from '@/lib/areas/customers/list/queries'
import type { SheetHead } from '@/lib/areas/customers/sheet/rules/sheet-rows'
import type { Viewer } from '@/lib/core/scope'
import type { Task } from '@/lib/core/tasks'
import { lookSheet } from '../actions'
import { placesFor } from './places'

/** An edited list before its dry run: the columns it has, and where new rows go. */
export async function SheetStart({ viewer, task, head }: { viewer: Viewer; task: Task; head: SheetHead }) {
  const [t, units] = await Promise.all([getTranslations('workList.sheet'), salesUnits()])
  const places = placesFor(viewer, units)
  return (
    <section className="sheet pad stack">
      <h2>{t('title')}</h2>
      <p>{t('lead', { columns: head.columns.length })}</p>
      {head.unknown.length > 0 && (
        <p className="meta">{t('unknown', { titles: listed(head.unknown, viewer.locale) })}</p>
      )}
      <ActionForm action={lookSheet} fixed={{ taskId: task.id }} success={null}>
        <div className="fields">
          <SelectInput name="unitId" label={t('unit')} hint={t('noUnit')} options={places} />
        </div>
        <footer>
          <SubmitButton>{t('look')}</SubmitButton>
        </footer>
      </ActionForm>
    </section>
  )
}
