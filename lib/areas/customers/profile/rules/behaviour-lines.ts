import { type Answers } from '@/lib/core/forms/definition'
import { choice, date, optionSet, table, wide } from '@/lib/core/forms/fields'
import { isEmpty, isUnread, type Row } from '@/lib/core/forms/values'
import { alliances } from '../../people/rules/person-options'
import {
  type AllianceLimits,
  type BehaviourLevel,
  behaviourLevels,
  behaviourNumbers,
} from '../../power/rules/standing'

const statements = optionSet('behaviour', behaviourNumbers.map(String))
const levels = optionSet(alliances.set, Object.keys(behaviourLevels) as BehaviourLevel[])

const levelOf = (number: number) =>
  levels.codes.find((level) => (behaviourLevels[level] as readonly number[]).includes(number))!

/** TAS-15 as the paper prints it: the fifteen statements under the sign they speak for. */
export const statementLines: readonly { level: BehaviourLevel; statement: string }[] = behaviourNumbers.map(
  (number) => ({
    level: levelOf(number),
    statement: String(number),
  }),
)

/** 行为 + 日期: the fifteen behaviours of TAS-15, each with the day it was seen. */
export const behaviours = () =>
  table(
    {
      level: wide(choice(levels, { derive: 'level' }), 5),
      statement: wide(choice(statements, { derive: 'statement' }), 24),
      seenOn: wide(date(), 7),
    },
    {
      fixed: true,
      given: statementLines,
      minRows: behaviourNumbers.length,
      maxRows: behaviourNumbers.length,
      span: 12,
    },
  )

/** The lines of the checklist with the days given, by number. */
export function behaviourLines(seenOn: (number: number) => unknown): Row[] {
  return statementLines.map((line, at) => ({ ...line, seenOn: seenOn(at + 1) ?? null }))
}

/** Lines as a draft or a workbook brings them, with their statements: a line keeps its place. */
export function relined(rows: unknown): Row[] {
  const list = Array.isArray(rows) ? (rows as Row[]) : []
  const named = list.some((row) => row['statement'] !== undefined)
  const lineOf = (number: number) =>
    named ? list.find((row) => row['statement'] === String(number)) : list[number - 1]
  return behaviourLines((number) => lineOf(number)?.['seenOn'])
}

/** The days alone, in the order of the statements: what is typed of the checklist. */
export function behaviourDays(rows: unknown): Row[] {
  return relined(rows).map(({ seenOn }) => ({ seenOn }))
}

/** Numbers of the statements that have a day. */
export function numbersSeen(rows: readonly Row[]): number[] {
  return rows.flatMap((row, at) => (isEmpty(row['seenOn']) || isUnread(row['seenOn']) ? [] : [at + 1]))
}

/** A day given, changed or taken back. */
export type BehaviourChange = { number: number; from: string | null; to: string | null }

/** What the lines change against those the writer saw. */
export function behaviourChanges(from: readonly Row[], to: readonly Row[]): BehaviourChange[] {
  const day = (rows: readonly Row[], at: number) => (rows[at]?.['seenOn'] ?? null) as string | null
  return behaviourNumbers.flatMap((number, at) =>
    day(from, at) === day(to, at) ? [] : [{ number, from: day(from, at), to: day(to, at) }],
  )
}

/** R-TAS1's limits out of the figures a form is given; null where they are not among them. */
export function limitsAmong(settings: Readonly<Record<string, number>> | undefined): AllianceLimits | null {
  const { neutral, supporter, mentor } = settings ?? {}
  return neutral === undefined || supporter === undefined || mentor === undefined
    ? null
    : { neutral, supporter, mentor }
}

/** Answers with the checklist whole, whatever came for it. */
export function withLines(answers: Answers): Answers {
  return { ...answers, behaviours: relined(answers['behaviours']) }
}
