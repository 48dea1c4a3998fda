import type { Form } from '@/lib/core/forms/definition'
import type { FormId } from './form-registry'

/** Today's form by id, fetched when it is to be filled: a page loads the one form it shows, not all of them. */
export const formLoaders: Readonly<Record<FormId, () => Promise<Form>>> = {
  A1: () => import('@/lib/areas/customers/forms/a1').then((m) => m.formA1),
  A2: () => import('@/lib/areas/customers/forms/a2').then((m) => m.formA2),
  A3: () => import('@/lib/areas/customers/forms/a3').then((m) => m.formA3),
  A4: () => import('@/lib/areas/customers/forms/a4').then((m) => m.formA4),
  A5: () => import('@/lib/areas/customers/forms/a5').then((m) => m.formA5),
  A6: () => import('@/lib/areas/customers/forms/a6').then((m) => m.formA6),
  A7: () => import('@/lib/areas/customers/forms/a7').then((m) => m.formA7),
  A8: () => import('@/lib/areas/visits/forms/a8').then((m) => m.formA8),
  A9: () => import('@/lib/areas/customers/forms/a9').then((m) => m.formA9),
  A10: () => import('@/lib/areas/archive/forms/a10').then((m) => m.formA10),
  A11: () => import('@/lib/areas/customers/forms/a11').then((m) => m.formA11),
  A12: () => import('@/lib/areas/customers/forms/a12').then((m) => m.formA12),
  A13: () => import('@/lib/areas/customers/forms/a13').then((m) => m.formA13),
  B1: () => import('@/lib/areas/grading/forms/b1').then((m) => m.formB1),
  B2: () => import('@/lib/areas/credit/forms/b2').then((m) => m.formB2),
  C1: () => import('@/lib/areas/customers/forms/c1').then((m) => m.formC1),
  C3: () => import('@/lib/areas/trade/forms/c3').then((m) => m.formC3),
  G3: () => import('@/lib/areas/customers/forms/g3').then((m) => m.formG3),
}
