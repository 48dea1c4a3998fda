'use client'

import { unstable_rethrow } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'

import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import type { Reason } from '@/lib/core/decision'
import type { Answers } from '@/lib/core/forms/definition'
import { problemsFrom } from '@/lib/core/forms/field-errors'
import { problemsOf, valueProblems } from '@/lib/core/forms/problems'

import { ConflictChoice } from './conflict-choice'
import { enterMovesOn } from './enter-moves-on'
import type { FormFillProps } from './fill-props'
import { PaperSections } from './paper-sections'
import { SaveStatus } from './save-status'
import { SectionNav } from './section-nav'
import { sendableDraft } from './sendable'
import { controlId, shutFields, useSheet } from './sheet-context'
import { ChangeList, CompletenessCard, goTo, ProblemList } from './side-panel'
import { useDraftKeeper } from './use-draft-keeper'
import { useEarlyTyping } from './use-early-typing'

/** What is said over the paper is seen by whoever has scrolled down, too. */
function bringIntoView(node: HTMLElement | null): void {
  node?.scrollIntoView({ block: 'center' })
}

/** The bar, the sections at the left, the paper in the middle, and what is to do at the right. */
export function FillFrame(props: FormFillProps & { signed: Answers | null }) {
  const { form, today, signed, onSubmit, onSubmitted } = props
  const t = useTranslations('forms.sheet')
  const format = useFormatter()
  const sheet = useSheet()
  const { words, store } = sheet
  const { keeper, status, restoredAt, holdsGuarded } = useDraftKeeper({
    ...props,
    store,
    words: words.shared,
  })
  const [submitting, setSubmitting] = useState(false)
  const [reasons, setReasons] = useState<Reason[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const busy = useRef(false)
  const paper = useEarlyTyping()
  useEffect(() => store.judgeBy(valueProblems), [store])

  async function hand() {
    setReasons([])
    setProblem(null)
    store.refusedBy([])
    if (!store.tryAll()) return goTo(controlId(sheet, store.get().problems[0]!.field))
    const open = problemsOf(form, store.get().answers, { today, shut: shutFields(sheet.tools.locks) })
    if (open.length > 0) return store.refusedBy(open)
    setSubmitting(true)
    await keeper.flush()
    const filled = sendableDraft(form, store.get().answers, valueProblems, words.shared)
    const outcome = await onSubmit(filled, keeper.version())
    switch (outcome.kind) {
      case 'ok':
        return onSubmitted?.()
      case 'invalid':
        store.refusedBy(problemsFrom(form, outcome.errors))
        // A fault of no field would stand nowhere.
        return outcome.errors['_'] ? setProblem(t('notTaken')) : undefined
      case 'refused':
        return setReasons(outcome.reasons)
      case 'conflict':
        return keeper.conflicted(outcome.conflicts, outcome.version)
      case 'signed-out':
        return setProblem(t('submitSignedOut'))
      case 'not-found':
        return setProblem(t('submitGone'))
      case 'key-reused':
        return setProblem(t('submittedBefore'))
      case 'rate-limited':
        return setProblem(t('tooFast', { seconds: outcome.retryAfterSeconds }))
    }
  }
  async function submit() {
    // Pressed twice, the second press comes before anything is drawn anew.
    if (busy.current) return
    busy.current = true
    try {
      await hand()
    } catch (error) {
      unstable_rethrow(error)
      setProblem(t('notSubmitted'))
    } finally {
      busy.current = false
      setSubmitting(false)
    }
  }
  const wide = form.page === 'landscape'
  return (
    <div className="form-sheet">
      <div className="fbar">
        <h1>{words.form.name}</h1>
        {keeper.version() > 0 && <span className="tag">{t('draft', { version: keeper.version() })}</span>}
        <SaveStatus status={status} savedAt={props.savedAt ?? null} holdsGuarded={holdsGuarded} />
        <span className="right" />
        <span className="meta desk-only">{t('keys')}</span>
        {props.printHref && (
          <a className="btn" href={props.printHref}>
            <Icon name="print" />
            {t('print')}
          </a>
        )}
        {props.excelHref && (
          <a className="btn desk-only" href={props.excelHref}>
            <Icon name="down" />
            {t('excel')}
          </a>
        )}
        <button type="button" className="btn pri" disabled={submitting} onClick={() => void submit()}>
          {submitting ? t('submitting') : (props.submitWord ?? t('submit'))}
        </button>
      </div>
      {restoredAt && (
        <p className="note warn fnote">
          {t('restored', {
            time: format.dateTime(new Date(restoredAt), { dateStyle: 'medium', timeStyle: 'short' }),
          })}
        </p>
      )}
      {problem && (
        <p className="note bad fnote" role="alert" ref={bringIntoView}>
          {problem}
        </p>
      )}
      {reasons.length > 0 && (
        <div className="fnote" ref={bringIntoView}>
          {props.showReasons?.(reasons)}
        </div>
      )}
      <div className={classNames('f3', wide && 'wide')}>
        <SectionNav />
        <div ref={paper} className="paper" onKeyDown={enterMovesOn}>
          <h2 className="tt">{words.form.name}</h2>
          <PaperSections />
          {Object.values(words.form.notes ?? {}).map((note) => (
            <p key={note} className="meta pn">
              {note}
            </p>
          ))}
        </div>
        <aside className="side">
          {status.kind === 'conflict' && (
            <ConflictChoice
              key={status.nth}
              conflicts={status.conflicts}
              onSettled={() => keeper.settle(status.version)}
            />
          )}
          <ProblemList />
          {props.aside}
          {signed && <ChangeList signed={signed} by={props.changedBy} />}
          <CompletenessCard note={props.note} />
        </aside>
      </div>
    </div>
  )
}
