import type { Choice } from '@/components/ui/combobox'
import { listed } from '@/components/ui/listed'

/** How a filter's value is given. */
export type FilterEditor =
  | { type: 'choices'; options: readonly { value: string; label: string }[] }
  | { type: 'number'; unit?: string }
  | { type: 'money' }
  | { type: 'date' }
  | { type: 'month' }
  | { type: 'text' }
  /** `bare`: the operator says it all. */
  | { type: 'flag'; bare?: true }
  | {
      type: 'search'
      search: (query: string, signal: AbortSignal) => Promise<Choice[]>
      known: readonly Choice[]
      /** False where there are too many to look through. */
      browse?: false
    }

/** One condition of a field: `key` is its name in the address, `label` the word or sign (≥, 到, 是). */
export type FilterOperator = { key: string; label: string; editor: FilterEditor }

/** A field a list can be narrowed by. Several choices stand in the address as `a,b`. */
export type FilterField = {
  id: string
  label: string
  /** Heading it stands under where there are many. */
  group?: string
  operators: readonly [FilterOperator, ...FilterOperator[]]
}

/** A value of the address in words: the labels of choices, numbers with their unit. `yes` says what a flag says. */
export function valueInWords(editor: FilterEditor, value: string, yes: string, locale: string): string {
  switch (editor.type) {
    case 'choices':
      return listed(
        value.split(',').map((one) => editor.options.find((option) => option.value === one)?.label ?? one),
        locale,
      )
    case 'search':
      return listed(
        value.split(',').map((one) => editor.known.find((choice) => choice.value === one)?.label ?? '…'),
        locale,
      )
    case 'number':
      return `${value}${editor.unit ?? ''}`
    case 'money':
      return `¥${value}`
    case 'flag':
      return editor.bare ? '' : yes
    default:
      return value
  }
}
