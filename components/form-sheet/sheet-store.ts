import type { Answers, Form, Problem } from '@/lib/core/forms/definition'
import { fieldNamed, fieldsOf, isWritable } from '@/lib/core/forms/definition'
import { crossChecks, missingRequired } from '@/lib/core/forms/check'
import type { BusinessDate } from '@/lib/core/dates'
import { sameValue } from '@/lib/core/forms/diff'
import type { Field } from '@/lib/core/forms/kinds'
import { applicable, isRequired, readable, withCalculated } from '@/lib/core/forms/readable'
import { isEmpty, isMasked, isUnread, type Row } from '@/lib/core/forms/values'

/** Judges one value; arrives after the first paint, because it brings the schemas along. */
export type Judge = (name: string, field: Field, value: unknown) => Problem[]

/** What a cell needs to know of itself. */
export type CellState = {
  value: unknown
  problems: readonly Problem[]
  applies: boolean
  required: boolean
  changed: boolean
}

export type SheetState = {
  answers: Answers
  problems: readonly Problem[]
  cells: Readonly<Record<string, CellState>>
}

export type SheetStore = ReturnType<typeof createSheetStore>

type Start = {
  form: Form
  answers: Answers
  signed: Answers | null
  today: BusinessDate
  /** Figures in force, for what the form works out. */
  settings?: Readonly<Record<string, number>> | undefined
  /** Fields that are not this writer's to fill: they are neither asked for nor marked as required. */
  shut?: readonly string[] | undefined
}

function problemsOfCells(name: string, field: Field, value: unknown, judge: Judge): Problem[] {
  if (isEmpty(value) || isMasked(value)) return []
  if (field.kind !== 'table' || !Array.isArray(value)) return judge(name, field, value)
  return value.flatMap((row: Row, at) =>
    Object.entries(field.columns).flatMap(([column, f]) =>
      isEmpty(row[column]) || f.kind === 'calculated' || f.derive
        ? []
        : judge(name, f, row[column]).map((p) => ({ ...p, row: at, column })),
    ),
  )
}

function sameCell(a: CellState | undefined, b: CellState): boolean {
  return (
    a !== undefined &&
    a.value === b.value &&
    a.applies === b.applies &&
    a.required === b.required &&
    a.changed === b.changed &&
    a.problems.length === b.problems.length &&
    a.problems.every((p, i) => p === b.problems[i] || sameValue(p, b.problems[i]))
  )
}

/**
 * The answers of a sheet being filled and what follows from them. A field's fault is told once the field was left (or
 * came filled), what is missing once submission was tried; what the server refused stays until its field changes.
 */
export function createSheetStore({ form, answers: first, signed, today, settings, shut = [] }: Start) {
  const context = { today, ...(settings && { settings }) }
  const placed = fieldsOf(form)
  const listeners = new Set<() => void>()
  const left = new Set(placed.map((f) => f.name).filter((name) => !isEmpty(first[name])))
  const judged = new Map<string, { value: unknown; problems: Problem[] }>()
  let fromServer: readonly Problem[] = []
  let tried = false
  let judge: Judge | null = null
  let state = derive(withCalculated(form, first, context), null)

  function valueProblems(answers: Answers): Problem[] {
    if (!judge) return []
    const by = judge
    return placed.flatMap(({ name, field }) => {
      const known = judged.get(name)
      if (known && known.value === answers[name]) return known.problems
      const problems = problemsOfCells(name, field, answers[name], by)
      judged.set(name, { value: answers[name], problems })
      return problems
    })
  }

  function derive(answers: Answers, last: SheetState | null): SheetState {
    const read = readable(form, answers)
    const applies = applicable(form, answers)
    const missing = (tried && !form.living ? missingRequired(form, answers, shut) : []).map(
      (field): Problem => ({
        field,
        code: 'required',
      }),
    )
    const visible = [...valueProblems(answers), ...crossChecks(form, answers, context)].filter(
      (p) => left.has(p.field) || tried,
    )
    const local = [...visible, ...missing]
    const known = new Set(local.map((p) => p.field))
    const order = new Map(placed.map((f, i) => [f.name, i]))
    const problems = [...local, ...fromServer.filter((p) => !known.has(p.field))]
      .filter((p) => applies.has(p.field))
      .sort((a, b) => (order.get(a.field) ?? 0) - (order.get(b.field) ?? 0) || (a.row ?? 0) - (b.row ?? 0))
    const cells = Object.fromEntries(
      placed.map(({ name, field }) => {
        const next: CellState = {
          value: answers[name],
          problems: problems.filter((p) => p.field === name),
          applies: applies.has(name),
          required: !shut.includes(name) && isRequired(form, name, read),
          changed:
            signed !== null &&
            isWritable(field) &&
            !isMasked(answers[name]) &&
            !isMasked(signed[name]) &&
            !sameValue(signed[name], answers[name]),
        }
        const before = last?.cells[name]
        return [name, sameCell(before, next) ? before! : next]
      }),
    )
    return { answers, problems, cells }
  }

  function tell(answers: Answers) {
    state = derive(answers, state)
    for (const listener of listeners) listener()
  }

  /** New answers; what only shows differently keeps the very same object, so that nobody takes it for typing. */
  function replace(answers: Answers) {
    tell(withCalculated(form, answers, context))
  }

  return {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** Takes a new value of one field. */
    set(name: string, value: unknown) {
      if (sameValue(state.answers[name], value) && isUnread(state.answers[name]) === isUnread(value)) return
      fromServer = fromServer.filter((p) => p.field !== name)
      replace({ ...state.answers, [name]: value })
    },
    /** Takes several values at once (copies, restored drafts, the other side of a conflict). */
    merge(values: Answers) {
      for (const name of Object.keys(values)) if (fieldNamed(form, name)) left.add(name)
      replace({ ...state.answers, ...values })
    },
    /** The field was left: from now on it says what is wrong with it. */
    leave(name: string) {
      if (left.has(name)) return
      left.add(name)
      tell(state.answers)
    },
    judgeBy(next: Judge) {
      judge = next
      tell(state.answers)
    },
    /** Submission is tried: everything that is missing shows. True when nothing stands against it. */
    tryAll(): boolean {
      tried = true
      tell(state.answers)
      return state.problems.length === 0
    },
    refusedBy(problems: readonly Problem[]) {
      fromServer = problems
      tell(state.answers)
    },
  }
}
