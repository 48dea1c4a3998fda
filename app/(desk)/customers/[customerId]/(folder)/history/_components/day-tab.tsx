import { Link } from '@/components/ui/link'
import { getMessages, getTranslations } from 'next-intl/server'
import { FactDifferences } from '@/components/customers/story/fact-differences'
import { FormRead } from '@/components/form-sheet/form-read'
import { Grade, type GradeRank } from '@/components/ui/grade'
import { Money } from '@/components/ui/money'
import { dossierOn } from '@/lib/areas/customers/history/queries'
import { paperForm } from '@/lib/areas/customers/papers/rules/paper-forms'
import {
  dossierPapers,
  isDossierPaper,
  isPerPeriod,
  paperThatServes,
} from '@/lib/areas/customers/papers/rules/dossier-papers'
import { today } from '@/lib/core/clock'
import { addMonths, parseDate } from '@/lib/core/dates'
import { answersFromFacts } from '@/lib/core/forms/facts'
import { messagesOf, wordsOf } from '@/lib/core/forms/words'
import type { Viewer } from '@/lib/core/scope'

/** The dossier as it stood at the end of a day: where the customer stood, a paper over the facts of then, what is otherwise today. */
export async function DayTab({
  viewer,
  customerId,
  on: asked,
  paper,
}: {
  viewer: Viewer
  customerId: string
  on?: string
  paper?: string
}) {
  const day = today()
  const wanted = (asked && parseDate(asked, day)) || addMonths(day, -1)
  const on = wanted > day ? day : wanted
  const formId = paper && isDossierPaper(paper) ? paper : paperThatServes('card')
  const [t, states, messages, then] = await Promise.all([
    getTranslations('story'),
    getTranslations('customers.state'),
    getMessages(),
    dossierOn(viewer, customerId, on),
  ])
  const form = paperForm(formId)
  if (!then || !form) return null
  const here = `/customers/${customerId}/history`
  const bound = dossierPapers.filter(
    (id) => !isPerPeriod(id) && Object.keys(answersFromFacts(paperForm(id)!, {})).length > 0,
  )
  const answers = answersFromFacts(form, then.facts)
  const now = Object.fromEntries(then.differences.map((row) => [row.fact, row.now]))
  return (
    <>
      <form className="row wrap mb-4" method="get" action={here}>
        <input type="hidden" name="show" value="day" />
        <input type="hidden" name="paper" value={formId} />
        <label className="row nowrap">
          <span className="meta">{t('asOf')}</span>
          <input className="inp" type="date" name="on" defaultValue={on} max={day} required />
        </label>
        <button className="btn" type="submit">
          {t('look')}
        </button>
        {bound.map((id) => (
          <Link
            key={id}
            className={id === formId ? 'chip on' : 'chip'}
            aria-current={id === formId ? 'true' : undefined}
            href={`${here}?show=day&on=${on}&paper=${id}`}
            scroll={false}
          >
            {wordsOf(messages.forms, id).form.name}
          </Link>
        ))}
      </form>
      {on < then.opened && <p className="note">{t('notOpened', { date: then.opened })}</p>}
      <div className="then-now">
        <FormRead
          form={form}
          messages={messagesOf(messages.forms, formId)}
          answers={answers}
          signed={{ ...answers, ...answersFromFacts(form, { ...then.facts, ...now }) }}
          derived={{ fileNumber: { value: String(then.facts['fileNumber'] ?? '') } }}
        />
        <aside className="stack" aria-label={t('stoodOn', { date: on })}>
          <h2>{t('stoodOn', { date: on })}</h2>
          <dl className="facts one">
            <dt>{t('state')}</dt>
            <dd>{states.has(then.state as 'selected') ? states(then.state as 'selected') : then.state}</dd>
            <dt>{t('grade')}</dt>
            <dd>{then.grade ? <Grade rank={then.grade as GradeRank} /> : t('blank')}</dd>
            <dt>{t('line', { month: then.month })}</dt>
            <dd>{then.line === null ? t('blank') : <Money amount={then.line} unit />}</dd>
            {Object.entries(then.signed).map(([id, entryId]) => (
              <div key={id} className="contents">
                <dt>{t('signedPaper')}</dt>
                <dd>
                  <Link href={`/customers/${customerId}/file/${id}?entry=${entryId}`}>
                    {wordsOf(messages.forms, id).form.name}
                  </Link>
                </dd>
              </div>
            ))}
          </dl>
          <h2>{t('otherwiseToday', { count: then.differences.length })}</h2>
          <FactDifferences rows={then.differences} />
        </aside>
      </div>
    </>
  )
}
