import type { ColumnSpec } from '@/components/customers/list/column-spec'
import { isBulkFact } from '@/lib/areas/customers/bulk/schema'
import { codeLabelKey, columnLabelKey, groupLabelKeys } from '@/lib/areas/customers/columns/labels'
import { maySeeColumn } from '@/lib/areas/customers/columns/queries'
import { codesOf } from '@/lib/areas/customers/columns/rules/column-codes'
import { type ListColumn, listColumns, opsOf } from '@/lib/areas/customers/columns/rules/list-columns'
import { dossierFacts, immediateKindOf } from '@/lib/areas/customers/rules/dossier-facts'
import { isSheetEditable } from '@/lib/areas/customers/sheet/rules/sheet-cells'
import type { Field } from '@/lib/core/forms/kinds'
import { may, type Viewer } from '@/lib/core/scope'
import type { Words } from '@/lib/core/words'

function specOf(column: ListColumn, words: Words, mayEdit: boolean): ColumnSpec {
  const field: Field | undefined = column.fact && dossierFacts[column.fact]
  const unit = field && 'unit' in field ? field.unit : undefined
  const codes = codesOf(column).map((code) => {
    const key = codeLabelKey(column, code)
    return { value: code, label: key ? words.say(key) : code }
  })
  return {
    id: column.id,
    label: words.say(columnLabelKey(column)),
    group: groupLabelKeys(column)
      .map((key) => words.say(key))
      .join(' · '),
    kind: column.kind,
    sortable: column.sort !== undefined,
    ops: opsOf(column),
    ...(codes.length > 0 && { options: codes }),
    ...(typeof unit === 'string' && { unit: words.forms.units[unit] ?? unit }),
    ...(mayEdit && isSheetEditable(column) && !column.guard && { fact: column.fact }),
    ...(column.fact && immediateKindOf(column.fact) && { reasoned: true as const }),
    ...(mayEdit &&
      column.fact &&
      isSheetEditable(column) &&
      isBulkFact(column.fact) && { bulk: true as const }),
    ...(field?.kind === 'long-text' && { long: true as const }),
  }
}

const made = new WeakMap<Words, Map<string, readonly ColumnSpec[]>>()

/** Every column the viewer may see, grouped as on the papers. The same for all of the same rights, so it is made once. */
export function columnSpecs(viewer: Viewer, words: Words): readonly ColumnSpec[] {
  const mayEdit = may(viewer, 'customers.edit')
  const columns = listColumns.filter((column) => maySeeColumn(viewer, column))
  const guards = new Set(columns.map(({ guard }) => guard))
  const rights = [mayEdit, ...guards].join(' ')
  const known = made.get(words) ?? new Map<string, readonly ColumnSpec[]>()
  made.set(words, known)
  const of = known.get(rights) ?? columns.map((column) => specOf(column, words, mayEdit))
  known.set(rights, of)
  return of
}
