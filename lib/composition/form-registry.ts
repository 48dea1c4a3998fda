import { formA10 } from '@/lib/areas/archive/forms/a10'
import { formB2 } from '@/lib/areas/credit/forms/b2'
import { formA1 } from '@/lib/areas/customers/forms/a1'
import { formA11 } from '@/lib/areas/customers/forms/a11'
import { formA12 } from '@/lib/areas/customers/forms/a12'
import { formA13 } from '@/lib/areas/customers/forms/a13'
import { formA2 } from '@/lib/areas/customers/forms/a2'
import { formA3 } from '@/lib/areas/customers/forms/a3'
import { formA4 } from '@/lib/areas/customers/forms/a4'
import { formA5 } from '@/lib/areas/customers/forms/a5'
import { formA6 } from '@/lib/areas/customers/forms/a6'
import { formA7 } from '@/lib/areas/customers/forms/a7'
import { formA9 } from '@/lib/areas/customers/forms/a9'
import { formC1 } from '@/lib/areas/customers/forms/c1'
import { formG3 } from '@/lib/areas/customers/forms/g3'
import { formB1 } from '@/lib/areas/grading/forms/b1'
import { formC3 } from '@/lib/areas/trade/forms/c3'
import { formA8 } from '@/lib/areas/visits/forms/a8'
import type { Form } from '@/lib/core/forms/definition'

/** Every form of the house, in the order of the paper index; each with its versions, the newest last. */
export const formRegistry = {
  A1: [formA1],
  A2: [formA2],
  A3: [formA3],
  A4: [formA4],
  A5: [formA5],
  A6: [formA6],
  A7: [formA7],
  A8: [formA8],
  A9: [formA9],
  A10: [formA10],
  A11: [formA11],
  A12: [formA12],
  A13: [formA13],
  B1: [formB1],
  B2: [formB2],
  C1: [formC1],
  C3: [formC3],
  G3: [formG3],
} as const satisfies Readonly<Record<string, readonly [Form, ...Form[]]>>

export type FormId = keyof typeof formRegistry

export const formIds = Object.keys(formRegistry) as FormId[]

/** Is this the id of a form? */
export function isFormId(text: string): text is FormId {
  return Object.hasOwn(formRegistry, text)
}

/** The form as it is filled today, or the version an old paper was signed in; null when there is none such. */
export function formOf(id: string, version?: number): Form | null {
  if (!isFormId(id)) return null
  const versions: readonly Form[] = formRegistry[id]
  return (version === undefined ? versions.at(-1) : versions.find((f) => f.version === version)) ?? null
}
