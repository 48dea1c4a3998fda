/** Would a letter typed here be text? Single-key shortcuts are dead there. */
export function isTextPlace(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target.matches(
    'textarea, select, [role="combobox"], [role="textbox"], [role="menu"] *, [role="listbox"] *',
  )
}
