/** How a control's text becomes a value: `data-type` on the control. */
type ValueType = 'text' | 'number' | 'yes-no' | 'list'
/** What an empty control sends: nothing at all, null, or the empty text. `data-empty` on the control. */
export type EmptyAs = 'omit' | 'null' | 'text'

type Entry = { name: string; value: unknown }

/**
 * The values of a form as one plain object. Names with dots nest (`goods.0.price` → goods[0].price), rows keep their order
 * without gaps. Numbers, yes/no and lists are told by `data-type`; what is empty follows `data-empty`.
 */
export function readForm(form: HTMLFormElement): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const { name, value } of entriesOf(form)) if (value !== undefined) put(result, name.split('.'), value)
  return dense(result) as Record<string, unknown>
}

function entriesOf(form: HTMLFormElement): Entry[] {
  const lists = new Map<string, string[]>()
  const entries: Entry[] = []
  for (const control of form.elements) {
    if (!isControl(control) || control.name === '' || control.disabled) continue
    const type = (control.dataset.type ?? 'text') as ValueType
    const tickable = control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)
    if (type === 'list') {
      const chosen = lists.get(control.name) ?? []
      if (!lists.has(control.name)) {
        lists.set(control.name, chosen)
        entries.push({ name: control.name, value: chosen })
      }
      if (!tickable || control.checked) chosen.push(control.value)
    } else if (type === 'yes-no') entries.push({ name: control.name, value: tickable && control.checked })
    else if (!tickable || control.checked) entries.push({ name: control.name, value: valueOf(control, type) })
  }
  return entries
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function isControl(element: Element): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  )
}

function valueOf(control: Control, type: ValueType): unknown {
  const text = control.value
  if (text === '') {
    const empty = control.dataset.empty as EmptyAs | undefined
    return empty === 'null' ? null : empty === 'omit' ? undefined : ''
  }
  if (type !== 'number') return text
  const number = Number(text)
  return Number.isFinite(number) ? number : text
}

function put(target: Record<string, unknown>, path: string[], value: unknown): void {
  let place = target
  path.forEach((part, at) => {
    if (at === path.length - 1) place[part] = value
    else place = (place[part] ??= {}) as Record<string, unknown>
  })
}

/** Objects whose keys are all numbers become lists. */
function dense(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value)
  const isList = entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key))
  if (isList) return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => dense(inner))
  return Object.fromEntries(entries.map(([key, inner]) => [key, dense(inner)]))
}

/** A copy of `input` with the value at a dotted path replaced. */
export function withValue(
  input: Record<string, unknown>,
  path: string,
  value: unknown,
): Record<string, unknown> {
  const copy = structuredClone(input)
  put(copy, path.split('.'), value)
  return copy
}
