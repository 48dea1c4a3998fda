'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import type { Action } from '@/components/form/use-action'
import { Note } from '@/components/ui/note'
import { RuleSource } from '@/components/ui/rule-source'
import { Section } from '@/components/ui/section'
import { FactTable } from './fact-table'
import { type HeadRecord, RecordHeads } from './record-heads'

export type FactChoice = {
  fact: string
  label: string
  agreed: boolean
  /** By kept record: the record whose value is proposed. */
  proposed: Record<string, string>
  values: { recordId: string; text: string; at: string | null; source: string | null; newest: boolean }[]
}

/** Chooses the record that stays and, fact by fact, whose value stays; then makes them one. */
export function MergeForm({
  records,
  proposedKept,
  facts,
  taxNumbersDiffer,
  merge,
}: {
  records: (HeadRecord & { version: number; blocked: { rule: string; text: string }[] })[]
  proposedKept: string
  facts: FactChoice[]
  taxNumbersDiffer: boolean
  merge: Action<{ mergeId: string; keptId: string }>
}) {
  const t = useTranslations('duplicates.sheet')
  const router = useRouter()
  const [kept, setKept] = useState(proposedKept)
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const [all, setAll] = useState(false)
  const choiceOf = (fact: FactChoice) => chosen[fact.fact] ?? fact.proposed[kept] ?? kept
  const keptRecord = records.find((record) => record.id === kept)!
  const textOf = (fact: FactChoice, id: string) => fact.values.find((one) => one.recordId === id)?.text ?? ''
  const changes = facts.filter((fact) => textOf(fact, choiceOf(fact)) !== textOf(fact, kept))
  const agreed = facts.filter((fact) => fact.agreed)
  const shown = all ? facts : facts.filter((fact) => !fact.agreed)
  return (
    <ActionForm
      action={merge}
      success={t('done')}
      onDone={({ mergeId }) => router.push(`/customers/merges/${mergeId}`)}
      onSend={({ reason }) => ({
        keptId: kept,
        loserIds: records.flatMap(({ id }) => (id === kept ? [] : [id])),
        choices: Object.fromEntries(facts.map((fact) => [fact.fact, choiceOf(fact)])),
        versions: Object.fromEntries(records.map(({ id, version }) => [id, version])),
        reason,
      })}
    >
      <div className="stack">
        <RecordHeads records={records} kept={kept} onKeep={setKept} />
        {keptRecord.blocked.length > 0 && (
          <div role="status">
            <p className="mb-1">{t('blockedTitle')}</p>
            {keptRecord.blocked.map(({ rule, text }) => (
              <div key={text} className="note bad">
                {text}
                <RuleSource rule={rule} />
              </div>
            ))}
          </div>
        )}
        {taxNumbersDiffer && <Note tone="warn">{t('tax')}</Note>}
        <Section
          title={t('facts')}
          remark={changes.length > 0 ? t('changes', { count: changes.length }) : t('noChanges')}
          actions={
            agreed.length > 0 ? (
              <label className="row">
                <input
                  type="checkbox"
                  checked={all}
                  onChange={(event) => setAll(event.currentTarget.checked)}
                />
                {t('showAgreed')}
                <span className="meta">{t('agreed', { count: agreed.length })}</span>
              </label>
            ) : undefined
          }
        >
          <FactTable
            facts={shown}
            records={records}
            kept={kept}
            choiceOf={choiceOf}
            onChoose={(fact, id) => setChosen((before) => ({ ...before, [fact]: id }))}
          />
        </Section>
        <section className="sheet pad">
          <p className="meta mb-2">{t('moved')}</p>
          <TextInput name="reason" label={t('reason')} hint={t('reasonHint')} required maxLength={500} />
          <div className="row mt-3">
            <SubmitButton>{t('submit')}</SubmitButton>
          </div>
        </section>
      </div>
    </ActionForm>
  )
}
