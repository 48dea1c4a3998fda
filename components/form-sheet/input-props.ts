import type { Field, KindName } from '@/lib/core/forms/kinds'

/** What every input gets: in a cell of the paper, or (`inTable`) of a table. */
export type InputProps<K extends KindName = KindName> = {
  /** Of the control, or of the first of its controls. */
  id: string
  /** Of the field in the form. */
  name: string
  field: Field<K>
  value: unknown
  /** Words for screen readers where no label element points at the control. */
  label: string
  labelledBy?: string
  describedBy?: string
  invalid?: boolean
  required?: boolean
  inTable?: boolean
  onValue: (value: unknown) => void
  onLeave: () => void
}

/** What screen readers say of a control, or of the group its controls stand in. */
export function spoken({
  label,
  labelledBy,
  describedBy,
  invalid,
  required,
}: Pick<InputProps, 'label' | 'labelledBy' | 'describedBy' | 'invalid' | 'required'>) {
  return {
    'aria-label': labelledBy ? undefined : label,
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-invalid': invalid || undefined,
    'aria-required': required || undefined,
  }
}
