import type { Field } from '@/lib/core/forms/kinds'

/** What must be corrected at once when it changes (R-A10): capital, management, payment terms. */
export type ImmediateKind = 'capital' | 'management' | 'terms'

/** A fact whose change concerns others at once: it wants its reason, and they are told (R-A10). */
export function immediate<F extends Field>(
  kind: ImmediateKind,
  field: F,
): F & { readonly immediate: ImmediateKind } {
  return { ...field, immediate: kind }
}
