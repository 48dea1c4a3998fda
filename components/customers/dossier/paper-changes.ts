import { type Answers, fieldNamed, type Form } from '@/lib/core/forms/definition'
import { sameValue } from '@/lib/core/forms/diff'
import { bindingsOf } from '@/lib/core/forms/facts'

type Sent = { changes: { fact: string; from: unknown; to: unknown }[]; answers: Answers }

/** What a filled paper sends: facts that differ from what the writer saw, and what no fact holds. Fields left out (masked) are not touched. */
export function changesOf(form: Form, answers: Answers, seen: Answers): Sent {
  const bound = bindingsOf(form)
  const changes = Object.entries(bound).flatMap(([field, fact]) => {
    if (!(field in answers) || fieldNamed(form, field)?.derive !== undefined) return []
    const [from, to] = [seen[fact] ?? null, answers[field] ?? null]
    return sameValue(from, to) ? [] : [{ fact, from, to }]
  })
  const own = Object.entries(answers).filter(([field]) => bound[field] === undefined)
  return { changes, answers: Object.fromEntries(own) }
}

/** `facts.phone`, `answers.payments.0.due` → the field of the form (with line and column). */
export function inFields(path: string, bound: Readonly<Record<string, string>>): string {
  const [group, name = '', ...rest] = path.split('.')
  if (group === 'answers') return [name, ...rest].join('.')
  if (group !== 'facts') return path
  const field = Object.keys(bound).find((key) => bound[key] === name) ?? name
  return [field, ...rest].join('.')
}
