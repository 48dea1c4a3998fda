'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import { problemSentence } from '@/components/form/problem-sentence'
import { type Action, useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { type Fen, fen, formatWan, yuanOf } from '@/lib/core/money'
import { ApplyElsewhere } from './apply-elsewhere'
import {
  type ApplyRow,
  draftFrom,
  type ElsewhereRow,
  proposedRows,
  type Typed,
  type TypedRows,
  unseenRows,
  withDraft,
} from './apply-row'
import { ApplyTable } from './apply-table'

export type ApplyGroup = { grade: number; title: string; word: string; rows: ApplyRow[] }
type Room = { name: string; leftFen: Fen }
type Props<T> = {
  month: string
  /** Whose draft it is. */
  personId: string
  groups: readonly ApplyGroup[]
  /** What is not shown and can be applied for; what of it is chosen goes with the same press. */
  elsewhere: readonly ElsewhereRow[]
  rooms: readonly Room[]
  /** The whole sheet cannot be handed in today: it is only to read. */
  closed: boolean
  action: Action<T>
}

const nothing = () => () => undefined

function keptDraft(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function keepDraft(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
  } catch {
    // A browser without storage keeps nothing; the sheet works all the same.
  }
}

/** B2 while it is filled in: proposals stand in the rows shown, what is typed is kept on this computer, one press hands all chosen rows in; what is chosen elsewhere is said. Closed, it shows the figures. */
export function ApplySheet<T extends { sheetNumber: string; ids: string[] }>({ closed, ...props }: Props<T>) {
  const key = `dakehu:b2:${props.personId}:${props.month}`
  const there = useSyncExternalStore(
    nothing,
    () => 'browser',
    () => 'server',
  )
  if (closed)
    return (
      <div className="stack">
        {props.groups.map(({ grade, ...group }) => (
          <ApplyTable key={grade} {...group} filling={null} />
        ))}
      </div>
    )
  return (
    <Rows key={there} {...props} draftKey={key} draft={there === 'browser' ? keptDraft(key) : undefined} />
  )
}

function Rows<T extends { sheetNumber: string; ids: string[] }>({
  month,
  groups,
  elsewhere,
  rooms,
  action,
  draftKey,
  draft,
}: Omit<Props<T>, 'closed'> & { draftKey: string; draft: string | null | undefined }) {
  const t = useTranslations('credit')
  const tf = useTranslations('form')
  const router = useRouter()
  const shown = groups.flatMap((group) => group.rows).filter((row) => row.blocked.length === 0)
  const rows = [...shown, ...elsewhere]
  const [kept] = useState(() => draftFrom(draft ?? null))
  const [typed, setTyped] = useState(() =>
    withDraft({ ...proposedRows(shown), ...unseenRows(elsewhere) }, kept),
  )
  // What was on the screen once is kept as it stood, so that the next page knows it was seen.
  const seen = useRef(new Set([...Object.keys(kept), ...shown.map(({ customerId }) => customerId)]))
  const keep = (now: TypedRows) =>
    keepDraft(
      draftKey,
      JSON.stringify(Object.fromEntries(Object.entries(now).filter(([id]) => seen.current.has(id)))),
    )
  const [round, setRound] = useState(0)
  const [sent, setSent] = useState<string[]>([])
  const { answer, pending, send } = useAction(action, (value) => {
    keepDraft(draftKey, null)
    toast({ text: t('apply.done', { number: value.sheetNumber, count: value.ids.length }), tone: 'ok' })
    router.push(`/credit?month=${month}`)
    router.refresh()
  })
  const change = (customerId: string, part: Partial<Typed>) =>
    setTyped((before) => {
      const row = { amountFen: null, chosen: false, ...before[customerId], ...part }
      const after = { ...before, [customerId]: row }
      seen.current.add(customerId)
      keep(after)
      return after
    })
  /** Chooses or leaves out rows that are not shown, all of them at once. */
  const chooseElsewhere = (chosen: boolean) =>
    setTyped((before) => {
      const after = { ...before }
      for (const { customerId, proposalFen } of elsewhere) {
        const row = before[customerId] ?? { amountFen: proposalFen, chosen }
        after[customerId] = { ...row, chosen: chosen && (row.amountFen ?? 0) > 0 }
        seen.current.add(customerId)
      }
      keep(after)
      return after
    })
  // As the server drew it, nothing is known of the draft yet.
  const keepSeen = useEffectEvent(() => draft !== undefined && keep(typed))
  useEffect(() => {
    keepSeen()
  }, [])
  const chosen = rows.filter((row) => typed[row.customerId]?.chosen)
  const worth = elsewhere.filter((row) => (typed[row.customerId]?.amountFen ?? 0) > 0)
  const hidden = worth.filter((row) => typed[row.customerId]?.chosen).length
  const left = worth.length - hidden
  const sum = chosen.reduce((total, row) => fen(total + (typed[row.customerId]?.amountFen ?? 0)), fen(0))

  const { outcome, say } = answer
  const problems: Record<string, string[]> = {}
  if (outcome?.kind === 'refused' && say)
    for (const reason of outcome.reasons) {
      const customerId = sent[Number(/^rows\.(\d+)\./.exec(reason.field ?? '')?.[1] ?? -1)]
      if (customerId) (problems[customerId] ??= []).push(say(reason.code, reason.values))
    }
  const wrongRows = Object.keys(problems).length
  const elsewhereProblems = elsewhere
    .filter(({ customerId }) => problems[customerId])
    .slice(0, 5)
    .map(({ customerId, name }) => `${name}: ${problems[customerId]!.join(' ')}`)
  const problem =
    outcome && outcome.kind !== 'ok' && say
      ? wrongRows > 0
        ? [t('apply.rows', { count: wrongRows }), ...elsewhereProblems].join(' ')
        : problemSentence(outcome, say, tf)
      : null

  const strong = (chunks: ReactNode) => <b>{chunks}</b>
  function submit() {
    if (pending || chosen.length === 0) return
    setSent(chosen.map((row) => row.customerId))
    send({
      month,
      rows: chosen.map((row) => ({
        customerId: row.customerId,
        amount: yuanOf(typed[row.customerId]?.amountFen ?? fen(0)),
      })),
    })
  }
  return (
    <div className="stack" key={round}>
      {groups.map(({ grade, ...group }) => (
        <ApplyTable key={grade} {...group} filling={{ typed, change, problems }} />
      ))}
      <ApplyElsewhere rows={elsewhere} typed={typed} change={change} chooseAll={chooseElsewhere} />
      <div className="sheet pad row wrap b2bar">
        <span>{t.rich('apply.chosen', { b: strong, count: chosen.length, amount: formatWan(sum) })}</span>
        {hidden > 0 && (
          <a className="text-meta" href="#elsewhere">
            {t('apply.hidden', { count: hidden })}
          </a>
        )}
        {left > 0 && (
          <a className="text-meta" href="#elsewhere">
            {t('apply.left', { count: left })}
          </a>
        )}
        {rooms.map(({ name, leftFen }) => (
          <span key={name} className={sum > leftFen ? 'text-meta down' : 'meta'}>
            {t(sum > leftFen ? 'apply.overRoom' : 'apply.room', { name, amount: formatWan(leftFen) })}
          </span>
        ))}
        <span className="right" />
        {problem && (
          <span className="note bad" role="alert" key={answer.nth}>
            {problem}
          </span>
        )}
        <span className="meta desk-only">{t('apply.draft')}</span>
        <Button
          onClick={() => {
            const fresh = { ...proposedRows(shown), ...unseenRows(elsewhere) }
            seen.current = new Set(shown.map(({ customerId }) => customerId))
            keep(fresh)
            setTyped(fresh)
            setRound((before) => before + 1)
          }}
        >
          {t('apply.reset')}
        </Button>
        <Button
          look="pri"
          disabled={chosen.length === 0}
          aria-disabled={pending || undefined}
          onClick={submit}
        >
          {t('apply.submit')}
        </Button>
      </div>
    </div>
  )
}
