import { getLocale, getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { listed } from '@/components/ui/listed'
import { Section } from '@/components/ui/section'
import { importedNames } from '@/lib/areas/customers/import/queries'
import type { Undoing, Written } from '@/lib/areas/customers/import/mutations'
import type { ImportPlan } from '@/lib/areas/customers/import/schema'
import type { Task } from '@/lib/core/tasks'
import { cancel, run, undo } from '../actions'
import { ReportRows } from './report-rows'

type Result = Partial<ImportPlan> & { plan?: ImportPlan; written?: Written; undone?: Omit<Undoing, 'last'> }

/** New customers whose names lead to their files. */
const NAMED = 100

function Count({ label, value, bad }: { label: string; value: number; bad?: boolean }) {
  return (
    <div>
      <div className="k">{label}</div>
      <div className={bad && value > 0 ? 'v down' : 'v'}>{value.toLocaleString('en-US')}</div>
    </div>
  )
}

/** How many rows do what; what was written goes before what was planned. */
async function Counts({ plan, written, undone }: Pick<Result, 'plan' | 'written' | 'undone'>) {
  const t = await getTranslations('importPage')
  if (undone) {
    return (
      <div className="three even">
        <Count label={t('removed')} value={undone.removed} />
        <Count label={t('restored')} value={undone.restored} />
        <Count label={t('kept')} value={undone.kept} bad />
      </div>
    )
  }
  const same = (plan?.counts.same ?? 0) + (plan?.counts.waits ?? 0)
  const leftOut = (written ? written.leftOut : plan?.counts['left-out']) ?? 0
  const waiting = (written ? written.waiting : plan?.waiting) ?? 0
  return (
    <div className="three even">
      <Count label={t(written ? 'made' : 'toMake')} value={written?.made ?? plan?.counts.new ?? 0} />
      <Count
        label={t(written ? 'changed' : 'toChange')}
        value={written?.changed ?? plan?.counts.update ?? 0}
      />
      <Count label={t('same')} value={written?.same ?? same} />
      {leftOut > 0 && <Count label={t('leftOut')} value={leftOut} bad />}
      <Count label={t('refused')} value={written?.refused ?? plan?.counts.refused ?? 0} bad />
      {waiting > 0 && <Count label={t('waiting')} value={waiting} bad />}
    </div>
  )
}

/** Why rows, or values in them, are not taken over: a line a reason with its rows. */
async function Reasons({
  title,
  ranked,
  titles = [],
}: {
  title: string
  ranked: ImportPlan['reasons']
  titles?: readonly string[] | undefined
}) {
  const [t, locale] = await Promise.all([getTranslations('importPage'), getLocale()])
  if (ranked.length === 0) return null
  return (
    <Section title={title}>
      {ranked.map(({ code, rows, columns = [] }) => (
        <div className="li" key={code}>
          <div className="grow">
            {t(t.has(`reason.${code as 'other'}`) ? `reason.${code as 'other'}` : 'reason.other')}
            <span className="meta">
              {' '}
              {listed(
                columns.flatMap((at) => titles[at] || []),
                locale,
              )}
            </span>
          </div>
          <b>{t('rows', { rows })}</b>
        </div>
      ))}
    </Section>
  )
}

/** The dry run before, the result after: how many rows do what, which are refused and why, and the ways on. */
export async function Report({ task }: { task: Task }) {
  const t = await getTranslations('importPage')
  const result = (task.result ?? {}) as Result
  const plan = result.plan ?? (result.counts ? (result as ImportPlan) : undefined)
  const { written, undone } = result
  const { new: opened = 0, update = 0, waits = 0 } = plan?.counts ?? {}
  const writable = opened + update + waits
  const made = written && !undone ? await importedNames(task.id, NAMED) : null
  const names = plan?.samples.flatMap(({ kind, name }) => (kind === 'new' ? [name] : [])) ?? []
  // Of two rows with one name nothing tells which became which file.
  const openedAs = (name: string) =>
    names.indexOf(name) === names.lastIndexOf(name) ? made?.get(name) : undefined
  return (
    <div className="stack">
      <section className="sheet pad stack" aria-label={t(`state.${task.state}`)}>
        <h2>{t(`state.${task.state}`)}</h2>
        <Counts plan={plan} written={written} undone={undone} />
        {written && !undone && (written.waiting ?? 0) > 0 && <p className="meta">{t('waitingHint')}</p>}
        <div className="row wrap">
          {task.state === 'ready' && (
            <>
              {writable > 0 ? (
                <ActionButton action={run} input={{ taskId: task.id }} look="pri" size="l">
                  {t('run', { count: writable })}
                </ActionButton>
              ) : (
                <span>{t('nothingToWrite')}</span>
              )}
              <ActionButton action={cancel} input={{ taskId: task.id }} size="l">
                {t('cancel')}
              </ActionButton>
            </>
          )}
          {written && ['done', 'cancelled', 'failed'].includes(task.state) && (
            <>
              {written.made > 0 && (
                <ButtonLink look="pri" href={`/customers?importId=${task.id}`}>
                  {t('seeCustomers')}
                </ButtonLink>
              )}
              {written.made + written.changed + (written.waiting ?? 0) > 0 && (
                <ActionButton action={undo} input={{ taskId: task.id }}>
                  {t('undo')}
                </ActionButton>
              )}
            </>
          )}
          {task.resultFileId && (
            <ButtonLink icon="down" href={`/api/files/${task.resultFileId}`}>
              {t('refusedFile')}
            </ButtonLink>
          )}
          <Link href="/customers/import">{t('another')}</Link>
        </div>
      </section>
      {undone && undone.shown.length > 0 && (
        <Section title={t('kept')} remark={undone.kept}>
          {undone.shown.map(({ id, name, fileNumber }) => (
            <div className="li" key={id}>
              <div className="grow">
                <Link href={`/customers/${id}`}>{name}</Link>
              </div>
              <span className="meta code">{fileNumber}</span>
            </div>
          ))}
        </Section>
      )}
      {plan && <Reasons title={t('whyRefused')} ranked={plan.reasons} titles={plan.titles} />}
      {plan && <Reasons title={t('whatNoticed')} ranked={plan.notes} titles={plan.titles} />}
      {plan && plan.samples.length > 0 && (
        <ReportRows
          plan={plan}
          idOf={({ kind, name, customerId }) => customerId ?? (kind === 'new' ? openedAs(name) : undefined)}
        />
      )}
    </div>
  )
}
