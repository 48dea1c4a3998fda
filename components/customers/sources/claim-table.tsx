'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToday } from '@/components/form/today'
import { problemSentence } from '@/components/form/problem-sentence'
import { type Action, useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import type { SharedWords } from '@/lib/core/forms/words'
import { ClaimEdit, mayEdit } from './claim-edit'
import type { ClaimRow } from './claim-row'
import { ClaimValue } from './claim-value'
import { SourceText } from './source-text'

type Verdict = 'accept' | 'keep' | 'edit'
type Choice = { verdict: Verdict; value?: unknown; fault?: boolean }
const VERDICTS: readonly Verdict[] = ['accept', 'keep', 'edit']

/** What another source says beside what we have: each taken, kept or written otherwise, or all at once. */
export function ClaimTable({
  rows,
  words,
  mayDecide,
  fixed,
  action,
  submit,
  done,
}: {
  rows: readonly ClaimRow[]
  /** `forms` of the catalogue: options, units and the words of facts. */
  words: SharedWords
  mayDecide: boolean
  fixed: Record<string, unknown>
  action: Action<unknown>
  submit: string
  done: string
}) {
  const t = useTranslations('sheets')
  const form = useTranslations('form')
  const facts = useTranslations('forms.facts')
  const router = useRouter()
  const today = useToday()
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const { answer, pending, send } = useAction(action, () => {
    toast({ text: done, tone: 'ok' })
    setChoices({})
    router.refresh()
  })
  const open = rows.filter((row) => row.state === 'open')
  const chosen = open.filter((row) => choices[row.id])
  const faulty = chosen.some((row) => choices[row.id]?.fault)
  const choose = (id: string, choice: Choice) => setChoices((before) => ({ ...before, [id]: choice }))
  const all = (verdict: Verdict) => setChoices(Object.fromEntries(open.map((row) => [row.id, { verdict }])))
  const { outcome, say } = answer
  const problem = outcome && outcome.kind !== 'ok' && say ? problemSentence(outcome, say, form) : null

  return (
    <div>
      {mayDecide && open.length > 1 && (
        <div className="row wrap mb-2">
          <Button size="s" onClick={() => all('accept')}>
            {t('acceptAll')}
          </Button>
          <Button size="s" onClick={() => all('keep')}>
            {t('keepAll')}
          </Button>
          <span className="meta right">{t('chosen', { count: chosen.length, total: open.length })}</span>
        </div>
      )}
      <ul className="claims">
        {rows.map((row) => {
          const label = facts(row.fact as 'name')
          const choice = choices[row.id]
          return (
            <li key={row.id} className={choice && `to-${choice.verdict}`}>
              <h3>{label}</h3>
              <div className="ours">
                <span className="pl">{t('ours')}</span>
                <ClaimValue fact={row.fact} value={row.ours} words={words} />
                <SourceText line={row.from} today={today} />
              </div>
              <div className="theirs">
                <span className="pl">{t('theirs')}</span>
                <ClaimValue fact={row.fact} value={row.theirs} words={words} />
                <SourceText line={row.said} today={today} />
              </div>
              <div className="say">
                {row.state !== 'open' ? (
                  <span className="meta">
                    {t(`state_${row.state as 'accepted'}`)} {row.decidedByName}
                  </span>
                ) : mayDecide ? (
                  <>
                    <div className="op" role="radiogroup" aria-label={t('decide', { label })}>
                      {VERDICTS.filter((one) => one !== 'edit' || mayEdit(row.fact, row.theirs)).map(
                        (verdict) => (
                          <label key={verdict}>
                            <input
                              type="radio"
                              name={`claim-${row.id}`}
                              checked={choice?.verdict === verdict}
                              onChange={() =>
                                choose(
                                  row.id,
                                  verdict === 'edit' ? { verdict, value: row.theirs } : { verdict },
                                )
                              }
                            />
                            <span>{t(verdict)}</span>
                          </label>
                        ),
                      )}
                    </div>
                    {choice?.verdict === 'edit' && (
                      <ClaimEdit
                        fact={row.fact}
                        label={label}
                        start={row.theirs}
                        words={words}
                        onValue={(value, fault) => choose(row.id, { verdict: 'edit', value, fault })}
                      />
                    )}
                  </>
                ) : (
                  <span className="meta">{t('waits')}</span>
                )}
              </div>
            </li>
          )
        })}
      </ul>
      {problem && (
        <p className="note bad mt-2" role="alert" key={answer.nth}>
          {problem}{' '}
          {outcome?.kind === 'conflict' && (
            <Button
              size="s"
              onClick={() => {
                setChoices({})
                router.refresh()
              }}
            >
              {t('lookAgain')}
            </Button>
          )}
        </p>
      )}
      {mayDecide && (
        <div className="row mt-3">
          <Button
            look="pri"
            disabled={(open.length > 0 && chosen.length === 0) || faulty}
            aria-disabled={pending || undefined}
            onClick={() =>
              !pending &&
              send({
                ...fixed,
                decisions: chosen.map(({ id, seen }) => {
                  const { verdict, value } = choices[id]!
                  return { claimId: id, seen, verdict, ...(verdict === 'edit' && { value: value ?? null }) }
                }),
              })
            }
          >
            {submit}
          </Button>
        </div>
      )}
    </div>
  )
}
