'use client'

import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { FormProblems } from '@/components/form/form-problems'
import { type Action, useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { toast } from '@/components/ui/toast-store'
import { creditGrade, type Grade, type Indicator, indicators } from '@/lib/areas/grading/rules/credit-grade'
import { bandsOf, lettersOf, missingIndicators } from '@/lib/areas/grading/rules/indicator-bands'
import { factsOf } from '@/lib/areas/grading/rules/rating-facts'
import type { Answers } from '@/lib/core/forms/definition'
import { isEmpty } from '@/lib/core/forms/values'
import { GradeChanges } from './grade-changes'
import { GradeResultSheet } from './grade-result'
import { IndicatorInput } from './indicator-inputs'
import { IndicatorTable } from './indicator-table'
import { KnockOutInputs } from './knock-out-inputs'
import { knockOutTexts } from './knock-out-texts'
import { ProposalInputs } from './proposal-inputs'
import type { SheetModel } from './rating-model'
import { useKeptAnswers } from './use-kept-answers'

type Saved = { id: string; version: number }

const FIELDS: Readonly<Record<string, Indicator>> = {
  overdueCount: 'reliability',
  overdueDays: 'reliability',
  goodsFlowNote: 'goodsFlow',
}

/** Answers as they are stored: without what is empty, and without licences nobody named. */
function storedAnswers(answers: Answers): Answers {
  const kept = Object.entries(answers).filter(([name, value]) => !name.endsWith(' taken') && !isEmpty(value))
  const licences = Array.isArray(answers.licences)
    ? (answers.licences as { licence?: string }[]).filter((row) => row.licence?.trim())
    : []
  const rest = kept.filter(([name]) => name !== 'licences')
  return Object.fromEntries(licences.length > 0 ? [...rest, ['licences', licences]] : rest)
}

/** B1 while it is filled in: every letter, the grade and what would change it follow each key; kept on this device as typed, saved as a draft, then handed in. */
export function RatingWork({
  model,
  saveAction,
  submitAction,
  personId,
  here,
  files,
}: {
  model: SheetModel
  saveAction: Action<Saved>
  submitAction: Action<Saved>
  /** Who fills it: what he typed is kept for him alone. */
  personId: string
  /** Address of the customer's open rating. */
  here: string
  /** The files at the sheet; null before it is saved for the first time. */
  files: ReactNode
}) {
  const t = useTranslations('grading')
  const format = useFormatter()
  const router = useRouter()
  const { judging } = model
  const [answers, setAnswers] = useState<Answers>(model.answers)
  const [carried, setCarried] = useState<readonly string[]>(model.carried)
  const [version, setVersion] = useState(model.version ?? 0)
  // Which of the two buttons was pressed last: read when the answer comes, so never a value of an earlier drawing.
  const handIn = useRef(false)
  const sent = useRef<Answers>(answers)
  const { restoredAt, saved, forget } = useKeptAnswers({
    keyOf: (ratingId) => `B1:${personId}:${model.customerId}:${ratingId ?? model.kind}`,
    ratingId: model.ratingId,
    version,
    fromServer: model.answers,
    answers,
    restore: (kept, over) => {
      set(kept)
      if (over !== null) setVersion(over)
    },
  })

  const submit = useAction(submitAction, () => {
    toast({ text: t('submitted'), tone: 'ok' })
    router.replace(here)
    router.refresh()
  })
  const save = useAction(saveAction, ({ id, version: stored }) => {
    setVersion(stored)
    saved(id, sent.current, stored)
    if (handIn.current) return submit.send({ id, version: stored })
    toast({ text: t('saved'), tone: 'ok' })
    router.replace(here)
    router.refresh()
  })

  const facts = factsOf(answers, { termDays: judging.termDays, badDebt: judging.badDebt })
  const banded = bandsOf(facts, judging.bands, judging.day)
  const letters = lettersOf(banded)
  const result = letters && creditGrade(letters, judging.grades)
  const proposed = answers.proposedGrade ? (Number(answers.proposedGrade) as Grade) : null

  function set(change: Answers) {
    setAnswers((before) => ({ ...before, ...change }))
    setCarried((before) =>
      before.filter((name) => !Object.keys(change).some((key) => (FIELDS[key] ?? key) === name)),
    )
  }
  const send = (andSubmit: boolean, over = version) => {
    if (save.pending || submit.pending) return
    handIn.current = andSubmit
    sent.current = answers
    save.send({
      customerId: model.customerId,
      kind: model.kind,
      answers: storedAnswers(answers),
      version: over,
    })
  }

  // A press saves first: what stopped there is the last word, else the answer to handing in, whatever it is.
  const isSaved = save.answer.outcome === null || save.answer.outcome.kind === 'ok'
  const { outcome, say } = isSaved ? submit.answer : save.answer
  const problem = outcome && outcome.kind !== 'ok' && say ? outcome : null
  const problems: Record<string, string[]> = {}
  if (problem?.kind === 'refused' && say)
    for (const reason of problem.reasons) {
      const at = reason.field && (FIELDS[reason.field] ?? reason.field)
      if (at) (problems[at] ??= []).push(say(reason.code, reason.values))
    }
  if (problem?.kind === 'invalid' && say)
    for (const [name, errors] of Object.entries(problem.errors)) {
      const at = FIELDS[name] ?? name.split('.')[0]!
      // Two boxes stand in this row: which of them is meant is said.
      const box = name === 'goodsFlowNote' ? `${t('input.note')} ` : ''
      for (const { code, values } of errors) (problems[at] ??= []).push(`${box}${say(code, values)}`)
    }
  const nameOf = (field: string) => {
    if (field === 'goodsFlowNote') return `${t('name.goodsFlow')}${t('join')}${t('input.note')}`
    const name = FIELDS[field] ?? field.split('.')[0]!
    return (indicators as readonly string[]).includes(name) ? t(`name.${name as Indicator}`) : ''
  }
  return (
    <div className="wrapg">
      {/* Boxes that read their value once are drawn anew with what was brought back. */}
      <div className="stack" key={restoredAt}>
        {restoredAt && (
          <Note tone="warn">
            {t('restored', {
              time: format.dateTime(new Date(restoredAt), { dateStyle: 'medium', timeStyle: 'short' }),
            })}
          </Note>
        )}
        {problem && say && (
          <FormProblems
            key={submit.answer.nth + save.answer.nth}
            outcome={problem}
            say={say}
            fieldOf={(name) => ({ label: name === 'answers' ? t('wholeSheet') : nameOf(name), id: name })}
            shown={(_field, nth) => t('savedNth', { nth: Number(nth) })}
            onResend={(now, theirs) => {
              if ('answers' in theirs) return void forget().finally(() => location.reload())
              setVersion(now)
              send(handIn.current, now)
            }}
            onReload={() => location.reload()}
          />
        )}
        <section className="sheet">
          <IndicatorTable
            model={{ ...model, carried }}
            answers={answers}
            banded={banded}
            frozen={null}
            problems={problems}
            input={(indicator) => <IndicatorInput {...{ indicator, answers, set, model }} />}
          />
        </section>
        <KnockOutInputs {...{ answers, set, model, files }} onSave={() => send(false)} />
        <ProposalInputs {...{ answers, set, problems }} computed={result?.grade ?? null} />
        <div className="row">
          <Button
            look="pri"
            aria-disabled={save.pending || submit.pending || undefined}
            onClick={() => send(true)}
          >
            {t('submit')}
          </Button>
          <Button aria-disabled={save.pending || undefined} onClick={() => send(false)}>
            {t('save')}
          </Button>
        </div>
      </div>
      <div className="stack">
        <GradeResultSheet
          result={result}
          grades={judging.grades}
          previous={model.previousGrade}
          proposed={proposed}
          final={null}
          missing={missingIndicators(banded).map((indicator) => t(`name.${indicator}`))}
          knockOuts={knockOutTexts(null, banded, answers, model, t)}
        />
        {letters && <GradeChanges letters={letters} banded={banded} model={model} />}
      </div>
    </div>
  )
}
