import { isFactColumn, type ListColumn } from './rules/list-columns'

/** Words of the columns the list had from the beginning; those of facts are the dossier's own. */
const CUSTOMERS: Readonly<Record<string, string>> = {
  name: 'name', file: 'fileNumber', tier: 'tier', abc: 'abc', grade: 'grade', used: 'used', receivable: 'receivable',
  line: 'line', available: 'available', sales: 'sales', unit: 'unit', owner: 'owner', state: 'state',
  fileState: 'fileState', completeness: 'completeness', archive: 'archive', kind: 'kind', channel: 'channel',
  phone: 'phone', taxNumber: 'taxNumber', rerate: 'rerate', contract: 'contract', lastOrder: 'lastOrder',
  created: 'created',
} // prettier-ignore

/** Full key of the word of a column. */
export function columnLabelKey(column: ListColumn): string {
  const known = CUSTOMERS[column.id]
  if (known) return `customers.column.${known}`
  return isFactColumn(column) ? `forms.facts.${column.fact}` : `workList.column.${column.id}`
}

/** Full keys of the words of a column's group: the paper and its section, or one of the list's own. */
export function groupLabelKeys({ group }: ListColumn): string[] {
  return 'own' in group
    ? [`workList.group.${group.own}`]
    : [`forms.${group.paper}.name`, `forms.${group.paper}.sections.${group.section}`]
}

/** Full key of the word of a code of a choice; null where the code is its own word (a rating). */
export function codeLabelKey({ id, options }: ListColumn, code: string): string | null {
  if (options) return `forms.options.${options.set}.${code}`
  if (id === 'tier' || id === 'grade' || id === 'abc') return `ui.${id}.${code}`
  if (id === 'state' || id === 'fileState') return `customers.${id}.${code}`
  return code === 'true' ? 'forms.words.yes' : code === 'false' ? 'forms.words.no' : null
}
