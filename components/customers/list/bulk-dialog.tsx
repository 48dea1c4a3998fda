'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState, useTransition } from 'react'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { type Choice, Combobox } from '@/components/ui/combobox'
import { Dialog } from '@/components/ui/dialog'
import { markOf } from '@/components/ui/listed'
import { Note } from '@/components/ui/note'
import type { ColumnSpec } from './column-spec'
import { ownerSearch, type UnitOption, unitSearch } from './filter-fields'
import { valueWords } from './value-cell'

/** What a bulk change would do, as the page shows it: reasons already in words. */
export type BulkLook = {
  set: unknown
  total: number
  tooMany: boolean
  most: number
  changed: number
  same: number
  refused: number
  reasons: { text: string; rows: number }[]
  samples: { id: string; name: string; changes: { fact: string; from: unknown; to: unknown }[] }[]
}
export type LookAnswer =
  { kind: 'ok'; look: BulkLook } | { kind: 'unreadable'; text: string } | { kind: 'refused' }
export type LookBulk = (input: unknown) => Promise<LookAnswer>

type Props = {
  /** Which field to begin with; null lets choose. */
  first: 'owner' | null
  chosen: unknown
  specs: readonly ColumnSpec[]
  units: readonly UnitOption[]
  mayHandOver: boolean
  look: LookBulk
  start: Action<{ taskId: string }>
  onClose: () => void
}

const WORDS = { hidden: '—', yes: '✓', no: '✗' }

/** Gives the chosen customers one value: which field, what value, then what it would do, then a yes. */
export function BulkDialog({ first, chosen, specs, units, mayHandOver, look, start, onClose }: Props) {
  const t = useTranslations('workList.bulk')
  const locale = useLocale()
  const router = useRouter()
  const [field, setField] = useState<string>(first ?? '')
  const [typed, setTyped] = useState('')
  const [picked, setPicked] = useState<Choice | null>(null)
  const [reason, setReason] = useState('')
  const [seen, setSeen] = useState<BulkLook | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const spec = specs.find((one) => one.fact === field)
  const isRef = field === 'owner' || field === 'unit'
  const forget = () => {
    setSeen(null)
    setProblem(null)
  }

  function preview(event: FormEvent) {
    event.preventDefault()
    startTransition(async () => {
      const value = isRef ? (picked?.value ?? '') : typed
      const answer = await look({ chosen, field, value }).catch(() => null)
      if (answer?.kind === 'ok') setSeen(answer.look)
      else setProblem(answer?.kind === 'unreadable' ? answer.text : t('failed'))
    })
  }
  function run() {
    if (!seen) return
    startTransition(async () => {
      const outcome = await start({
        input: { chosen, set: seen.set, reason },
        key: crypto.randomUUID(),
      }).catch(() => null)
      if (outcome?.kind === 'ok') router.push(`/customers/bulk/${outcome.value.taskId}`)
      else setProblem(t('failed'))
    })
  }
  const shown = (fact: string, value: unknown) => {
    const column = specs.find((one) => one.fact === fact || one.id === fact)
    return column ? valueWords(column, value, { ...WORDS, locale }) || '—' : refWords(value)
  }
  return (
    <Dialog
      open
      wide
      title={t(first === 'owner' ? 'titleOwner' : 'title')}
      onOpenChange={(open) => !open && onClose()}
    >
      <form onSubmit={preview} className="stack">
        <div className="fields">
          {first === null && (
            <label className="grid gap-1">
              {t('field')}
              <select
                className="inp"
                value={field}
                required
                onChange={(event) => {
                  setField(event.target.value)
                  setTyped('')
                  setPicked(null)
                  forget()
                }}
              >
                <option value="">{t('choose')}</option>
                {mayHandOver && (
                  <optgroup label={t('place')}>
                    <option value="owner">{t('owner')}</option>
                    <option value="unit">{t('unit')}</option>
                  </optgroup>
                )}
                {[
                  ...Map.groupBy(
                    specs.filter((one) => one.bulk),
                    (one) => one.group,
                  ),
                ].map(([group, of]) => (
                  <optgroup key={group} label={group}>
                    {of.map((one) => (
                      <option key={one.id} value={one.fact}>
                        {one.label}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            </label>
          )}
          {field !== '' && (
            <div className="grid gap-1">
              <span>{t(field === 'owner' ? 'toOwner' : field === 'unit' ? 'toUnit' : 'value')}</span>
              {isRef ? (
                <Combobox
                  key={field}
                  label={t(field === 'owner' ? 'toOwner' : 'toUnit')}
                  search={field === 'owner' ? ownerSearch : unitSearch(units)}
                  value={picked}
                  onChange={(choice) => {
                    setPicked(choice)
                    forget()
                  }}
                />
              ) : spec?.options ? (
                <select
                  className="inp"
                  aria-label={t('value')}
                  value={typed}
                  onChange={(event) => {
                    setTyped(event.target.value)
                    forget()
                  }}
                >
                  <option value="">{t('empty')}</option>
                  {spec.options.map((option) => (
                    <option key={option.value} value={option.value}>
                      {option.label}
                    </option>
                  ))}
                </select>
              ) : (
                <input
                  className="inp"
                  aria-label={t('value')}
                  placeholder={t('empty')}
                  value={typed}
                  autoComplete="off"
                  onChange={(event) => {
                    setTyped(event.target.value)
                    forget()
                  }}
                />
              )}
            </div>
          )}
        </div>
        {spec?.reasoned && <p className="meta">{t('told')}</p>}
        {problem && <Note tone="bad">{problem}</Note>}
        {!seen && (
          <footer className="row">
            <Button look="pri" type="submit" disabled={pending || field === '' || (isRef && !picked)}>
              {t('preview')}
            </Button>
          </footer>
        )}
      </form>
      {seen && (
        <section className="stack" aria-label={t('would')} aria-live="polite">
          {seen.tooMany ? (
            <Note tone="warn">{t('tooMany', { most: seen.most })}</Note>
          ) : (
            <>
              <p>
                {t('counts', {
                  total: seen.total,
                  changed: seen.changed,
                  same: seen.same,
                  refused: seen.refused,
                })}
              </p>
              {seen.reasons.map(({ text, rows }) => (
                <p key={text} className="meta">
                  {t('why', { rows, text })}
                </p>
              ))}
              {seen.samples.length > 0 && (
                <table className="led">
                  <thead>
                    <tr>
                      <th scope="col">{t('customer')}</th>
                      <th scope="col">{t('before')}</th>
                      <th scope="col">{t('after')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {seen.samples.map(({ id, name, changes }) => (
                      <tr key={id}>
                        <td>{name}</td>
                        <td>
                          {changes.map(({ fact, from }) => shown(fact, from)).join(markOf('comma', locale))}
                        </td>
                        <td>
                          {changes.map(({ fact, to }) => shown(fact, to)).join(markOf('comma', locale))}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
              <label className="grid gap-1">
                {t('reason')}
                <input
                  className="inp"
                  value={reason}
                  maxLength={500}
                  placeholder={t('reasonHint')}
                  onChange={(event) => setReason(event.target.value)}
                />
              </label>
              <footer className="row">
                <Button
                  look="pri"
                  disabled={pending || seen.changed === 0 || reason.trim() === ''}
                  onClick={run}
                >
                  {t('run', { count: seen.changed })}
                </Button>
                <span className="meta">{t('undoable')}</span>
              </footer>
            </>
          )}
        </section>
      )}
    </Dialog>
  )
}

function refWords(value: unknown): string {
  return typeof value === 'object' && value !== null && 'label' in value ? String(value.label) : '—'
}
