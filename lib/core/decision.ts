/**
 * What a rule says. A refusal carries ALL its reasons, each with the id of the rule that spoke,
 * a message key and the figures for it; the screen turns them into sentences.
 */
export type Reason = {
  /** Rule id in docs/rules, e.g. `R-D02`. */
  rule: string
  /** Message key under `reasons.` in the catalogues, e.g. `gate.over-line`. */
  code: string
  /** Figures for the sentence. Money in fen, dates as YYYY-MM-DD, plain text otherwise. */
  values?: Record<string, string | number>
  /** Input field the reason stands at, when there is one. */
  field?: string
}

export type Allowed<T> = { allowed: true; step: T; notes: Reason[] }
export type Refused = { allowed: false; reasons: Reason[] }
export type Decision<T> = Allowed<T> | Refused

/** The rule allows; `step` says what is to be saved, `notes` what the reader should still know. */
export function allow<T>(step: T, notes: Reason[] = []): Allowed<T> {
  return { allowed: true, step, notes }
}

/** The rule refuses, with every reason it has. */
export function refuse(...reasons: Reason[]): Refused {
  if (reasons.length === 0) throw new Error('a refusal needs a reason')
  return { allowed: false, reasons }
}

/** Refuses with all `reasons` when there are any, else allows `step`. */
export function allowUnless<T>(reasons: Reason[], step: T, notes: Reason[] = []): Decision<T> {
  return reasons.length > 0 ? { allowed: false, reasons } : allow(step, notes)
}

/** Refuses with these reasons together with those of `decision`; without any, what `decision` says. */
export function refusedUnless<T>(reasons: Reason[], decision: Decision<T>): Decision<T> {
  if (reasons.length === 0) return decision
  return { allowed: false, reasons: [...reasons, ...(decision.allowed ? [] : decision.reasons)] }
}

/** A code as a sentence can choose by it (`branch-gm` → `branch_gm`): the choices of a message take no hyphens. */
export function choiceOf(code: string): string {
  return code.replaceAll('-', '_')
}
