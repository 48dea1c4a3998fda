type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement

const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')

/** Gives a text control its value past the framework, which then takes the event that follows for typing. */
function putText(control: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const own = control instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
  Object.getOwnPropertyDescriptor(own.prototype, 'value')!.set!.call(control, text)
}

function replayText(control: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const caret = [control.selectionStart, control.selectionEnd] as const
  control.value = control.defaultValue
  putText(control, text)
  if (document.activeElement === control) control.setSelectionRange(...caret)
  control.dispatchEvent(new Event('input', { bubbles: true }))
  if (document.activeElement !== control) control.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
}

function replayTick(control: HTMLInputElement): void {
  control.checked = control.defaultChecked
  control.click()
}

/** What was written into the controls of a sheet that came as HTML, before the page was alive. */
export type EarlyTyping = {
  /** A text box is about to come alive: what stands in it now would be written over. */
  note: (id: string) => void
  /** Everything written so far is told to the sheet as if it were written now. Works once. */
  replay: (paper: HTMLElement) => void
}

/**
 * Keeps what is typed into server-rendered fields until the sheet takes it over. A sheet that is drawn by the browser
 * itself, after a click, has no such fields: there it does nothing.
 * @param prefix of the ids of the sheet's controls
 */
export function createEarlyTyping(prefix: string): EarlyTyping {
  const controls = `[id^="${prefix}-"]`
  const texts = new Map<string, string>()
  let open = typeof document !== 'undefined' && document.querySelector(controls) !== null

  function keep(control: Element | null) {
    if (control instanceof HTMLTextAreaElement && control.value !== control.defaultValue)
      texts.set(control.id, control.value)
  }
  if (open) document.querySelectorAll(controls).forEach(keep)

  function tell(control: Control) {
    if (isTicked(control)) {
      if (control.checked !== control.defaultChecked && (control.checked || control.type === 'checkbox'))
        replayTick(control)
    } else if (control instanceof HTMLSelectElement) {
      if ([...control.options].some((option) => option.selected !== option.defaultSelected))
        control.dispatchEvent(new Event('change', { bubbles: true }))
    } else {
      const typed = control.value === control.defaultValue ? texts.get(control.id) : control.value
      if (typed !== undefined && typed !== control.defaultValue) replayText(control, typed)
    }
  }
  return {
    note(id) {
      if (open) keep(document.getElementById(id))
    },
    replay(paper) {
      if (!open) return
      open = false
      for (const element of paper.querySelectorAll('[data-entry]')) if (isControl(element)) tell(element)
      texts.clear()
    },
  }
}
