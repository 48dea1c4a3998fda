'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useMessages, useTranslations } from 'next-intl'
import { useCallback, useRef, useState } from 'react'
import { PaperWatch } from '@/components/customers/duplicates/paper-watch'
import type { SavedDraft } from '@/components/form-sheet/draft-keeper'
import { FormFill } from '@/components/form-sheet/form-fill'
import type { Derived, Found, Locks, LookUp } from '@/components/form-sheet/sheet-context'
import type { SignatureView } from '@/components/form-sheet/signature-line'
import { loadSay, type Say } from '@/components/form/problem-text'
import { Refusals } from '@/components/form/refusals'
import type { Action } from '@/components/form/use-action'
import { toast } from '@/components/ui/toast-store'
import { paperForm } from '@/lib/areas/customers/papers/rules/paper-forms'
import { type DossierPaperId, isPerPeriod, serves } from '@/lib/areas/customers/papers/rules/dossier-papers'
import type { BusinessDate } from '@/lib/core/dates'
import type { Answers } from '@/lib/core/forms/definition'
import { bindingsOf } from '@/lib/core/forms/facts'
import type { Outcome } from '@/lib/core/outcome'
import { KnownFigures } from '@/components/customers/finances/known-figures'
import { RatioBeside, type RatiosBefore } from '@/components/customers/finances/ratio-beside'
import type { KnownFigure } from '@/lib/areas/customers/finances/rules/known-figures'
import { ratioNames } from '@/lib/areas/customers/papers/rules/financial-ratios'
import { draftForm } from '@/lib/areas/customers/papers/rules/draft-merge'
import type { FiscalKey } from '@/lib/areas/customers/papers/rules/fiscal-period'
import { SourceButton } from '@/components/customers/sources/source-button'
import type { SourceLine } from '@/components/customers/sources/claim-row'
import { changesOf, inFields, rowsLearned } from './paper-changes'
import { type StatedSource, StatedSourceCard } from './stated-source'

type Props = {
  customerId: string
  personId: string
  formId: DossierPaperId
  /** Of a paper each fiscal period has one of: which, whether that one is corrected, what may help to fill it. */
  ofPeriod: {
    period: FiscalKey
    correcting: boolean
    before: RatiosBefore | null
    known: readonly KnownFigure[]
  } | null
  messages: Record<string, unknown>
  answers: Answers
  /** Facts as the writer sees them, by fact; what is masked is not among them. */
  seen: Answers
  /** What the newest paper says that no fact holds; null where each paper is written anew. */
  seenOwn: Answers | null
  version: number
  /** Of the writer's own draft; 0 when there is none. */
  draftVersion: number
  today: BusinessDate
  savedAt: string | null
  derived: Readonly<Record<string, Derived>>
  signed: Answers | null
  signatures: Readonly<Record<string, SignatureView>>
  mayUnmask: readonly string[]
  /** What is not the writer's to fill, and why. */
  locks: Locks
  /** Where each fact comes from, by fact. */
  sources: Readonly<Record<string, SourceLine & { openClaims: number }>>
  saveDraft: Action<SavedDraft>
  submit: Action<{ entryId: string }>
  unmask: Action<Record<string, unknown>>
}

async function lookUp({ kind, of, posts, query }: LookUp, signal: AbortSignal): Promise<Found[]> {
  const asked = new URLSearchParams({
    kind,
    q: query,
    ...(of && { of }),
    ...(posts && { posts: posts.join(',') }),
  })
  const response = await fetch(`/customers/lookup?${asked}`, { signal })
  if (!response.ok) throw new Error(`look-up answered ${response.status}`)
  return (await response.json()) as Found[]
}

function statedOf({ source, sourceName, reason }: StatedSource) {
  const isNamed = (source === 'customer' || source === 'survey') && sourceName.trim() !== ''
  return { source, ...(isNamed && { sourceName }), ...(reason.trim() && { reason }) }
}

/** A paper of the dossier to fill: bound to the customer's facts, kept as a draft, handed in for signatures. */
export function PaperFill(props: Props) {
  const { customerId, personId, formId, saveDraft, submit, unmask } = props
  const form = paperForm(formId)!
  const t = useTranslations('customers.file')
  const router = useRouter()
  const locale = useLocale()
  const around = useMessages()
  const [say, setSay] = useState<Say | null>(null)
  // Renewed with every answer: what was sent and never answered is sent again as the same request.
  const key = useRef<string | null>(null)
  const seen = useRef(props.seen)
  const own = useRef(props.seenOwn)
  const bound = bindingsOf(form)
  const { ofPeriod } = props
  const draftName = draftForm(formId, ofPeriod?.period ?? null)
  const asked = ofPeriod ? `period=${ofPeriod.period}` : ''
  // The customer's own sheet (A7) is the customer's word unless the writer says otherwise.
  const [stated, setStated] = useState<StatedSource>({
    source: serves(formId, 'own-word') ? 'customer' : 'form',
    sourceName: '',
    reason: '',
  })

  const { sources } = props
  const beside = useCallback(
    (field: string, label: string) => {
      const line = sources[bindingsOf(form)[field] ?? '']
      return line && <SourceButton label={label} line={line} claims={line.openClaims} />
    },
    [form, sources],
  )

  const before = ofPeriod?.before ?? null
  const under = useCallback(
    (field: string) =>
      before && ratioNames.some((name) => name === field) ? (
        <RatioBeside field={field} before={before} />
      ) : null,
    [before],
  )

  /** What others changed meanwhile is what the writer sees from now on; he chooses beside the paper. */
  function readConflict<T>(
    outcome: Extract<Outcome<T>, { kind: 'conflict' }>,
    answers: Answers,
  ): Extract<Outcome<T>, { kind: 'conflict' }> {
    seen.current = rowsLearned(form, outcome.conflicts, answers, seen.current)
    const theirs = outcome.conflicts
      .filter(({ field }) => field.startsWith('facts.'))
      .map(({ field, theirs: value }): [string, unknown] => [field.replace(/^facts\./, ''), value])
    seen.current = { ...seen.current, ...Object.fromEntries(theirs) }
    for (const { field, theirs: value } of outcome.conflicts)
      if (own.current && field.startsWith('answers.'))
        own.current = { ...own.current, [field.replace(/^answers\./, '')]: value }
    return {
      ...outcome,
      conflicts: outcome.conflicts.map((one) => ({ ...one, field: inFields(one.field, bound) })),
    }
  }
  return (
    <FormFill
      form={form}
      messages={props.messages}
      answers={props.answers}
      version={props.draftVersion}
      today={props.today}
      storageKey={`${draftName}:${personId}:${customerId}`}
      savedAt={props.savedAt}
      derived={props.derived}
      signed={props.signed}
      signatures={props.signatures}
      note={serves(formId, 'card') ? t('note') : undefined}
      beside={beside}
      under={under}
      locks={props.locks}
      aside={
        <>
          <PaperWatch customerId={customerId} bound={bound} seen={props.seen} />
          {ofPeriod && <KnownFigures figures={ofPeriod.known} />}
          {!isPerPeriod(formId) && <StatedSourceCard value={stated} onValue={setStated} />}
        </>
      }
      printHref={`/print/customers/${customerId}/${formId}${asked && `?${asked}`}`}
      excelHref={`/api/customers/${customerId}/papers?form=${formId}${asked && `&${asked}`}`}
      onLookUp={lookUp}
      onUnmask={async (field) => {
        const fact = bound[field]
        if (!fact || !props.mayUnmask.includes(field)) return undefined
        const purpose = t('unmaskPurpose', { form: formId })
        const outcome = await unmask({
          input: { customerId, facts: [fact], purpose },
          key: crypto.randomUUID(),
        })
        if (outcome.kind !== 'ok') return undefined
        seen.current = { ...seen.current, [fact]: outcome.value[fact] }
        return outcome.value[fact]
      }}
      onSaveDraft={async (answers, base) => {
        const draft = { answers, seen: seen.current, ...(own.current && { own: own.current }) }
        const about = { formId: draftName, subjectId: customerId }
        const input = { ...about, answers: draft, base: props.version, version: base }
        return saveDraft({ input, key: crypto.randomUUID(), as: personId })
      }}
      onSubmit={async (answers, base) => {
        key.current ??= crypto.randomUUID()
        const sent = changesOf(form, answers, seen.current)
        const input = {
          customerId,
          formId,
          formVersion: form.version,
          ...(ofPeriod && { period: ofPeriod.period, correcting: ofPeriod.correcting }),
          ...sent,
          ...(own.current && { seen: own.current }),
          ...statedOf(stated),
        }
        const outcome = await submit({ input, key: key.current, as: personId })
        key.current = null
        if (outcome.kind === 'refused') {
          const words = await loadSay(locale, around)
          setSay(() => words)
        }
        if (outcome.kind === 'conflict') return { ...readConflict(outcome, answers), version: base }
        if (outcome.kind !== 'invalid') return outcome
        return {
          ...outcome,
          errors: Object.fromEntries(
            Object.entries(outcome.errors).map(([path, list]) => [inFields(path, bound), list]),
          ),
        }
      }}
      onSubmitted={() => {
        toast({ text: t('saved'), tone: 'ok' })
        router.push(`/customers/${customerId}/${ofPeriod ? 'finances' : 'file'}`)
        router.refresh()
      }}
      showReasons={(reasons) => say && <Refusals reasons={reasons} say={say} customerId={props.customerId} />}
    />
  )
}
