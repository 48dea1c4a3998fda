import { expect } from 'vitest'

/** The value of a mutation that went through; fails with what it said instead. */
export function okValue<T>(outcome: { kind: string; value?: T }): T {
  expect(outcome, JSON.stringify(outcome)).toMatchObject({ kind: 'ok' })
  return outcome.value as T
}

/** The reasons of a refusal by their codes, else the kind of the outcome. */
export const codesOf = (outcome: { kind: string; reasons?: { code: string }[] }): string[] =>
  outcome.reasons?.map((reason) => reason.code) ?? [outcome.kind]
