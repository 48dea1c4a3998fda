type TextControl = HTMLInputElement | HTMLTextAreaElement

const isTick = (control: Element): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')

const isText = (control: Element | null): control is TextControl =>
  control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && !isTick(control))

/** What stands in a control now, and what the server sent. */
type Text = 'value' | 'defaultValue'

function textOf(control: TextControl, text: Text): PropertyDescriptor {
  const kind = control instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
  return Object.getOwnPropertyDescriptor(kind.prototype, text)!
}

/**
 * Lets nobody write over what stands in the control: coming alive, it would get the text the server sent, and being given
 * even the same text it would lose what is chosen in it, which the next key is to replace.
 */
function shield(control: TextControl): void {
  if (Object.hasOwn(control, 'value')) return
  for (const text of ['value', 'defaultValue'] as const)
    Object.defineProperty(control, text, {
      configurable: true,
      get: () => textOf(control, text).get!.call(control) as string,
      set: () => undefined,
    })
}

function unshield(control: TextControl): void {
  Reflect.deleteProperty(control, 'value')
  Reflect.deleteProperty(control, 'defaultValue')
}

/** Makes a change past the framework, which then takes the event that follows for typing. */
function retype(control: TextControl): void {
  const { value: typed, selectionStart, selectionEnd } = control
  control.value = control.defaultValue
  textOf(control, 'value').set!.call(control, typed)
  if (document.activeElement === control) control.setSelectionRange(selectionStart, selectionEnd)
}

function tellText(control: TextControl, isShielded: boolean): void {
  if (control.value !== control.defaultValue) {
    // What was shielded is not known to the framework: the event alone is enough, and leaves caret and composition be.
    if (!isShielded) retype(control)
    control.dispatchEvent(new Event('input', { bubbles: true }))
    if (document.activeElement !== control)
      control.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
  }
  // Only now: with the event the framework puts back what it knew until then, and an input method would lose its place.
  if (isShielded) unshield(control)
}

function tellTick(control: HTMLInputElement): void {
  if (control.checked === control.defaultChecked || (control.type === 'radio' && !control.checked)) return
  control.checked = control.defaultChecked
  control.click()
}

/** Is another option chosen than the server sent? */
function isChosenAnew({ options }: HTMLSelectElement): boolean {
  return [...options].some(({ selected, defaultSelected }) => selected !== defaultSelected)
}

/** What was written into the controls of a sheet that came as HTML, before the page was alive. */
export type EarlyTyping = {
  /** A text box is about to come alive. */
  note: (id: string) => void
  /** Everything written so far is told to the sheet as if it were written now. Works once. */
  replay: (paper: HTMLElement) => void
}

/**
 * Keeps what is typed into server-rendered fields until the sheet takes it over, also while it comes alive. A sheet that
 * is drawn by the browser itself, after a click, has no such fields: there it does nothing.
 * @param prefix of the ids of the sheet's controls
 */
export function createEarlyTyping(prefix: string): EarlyTyping {
  const shielded = new Set<Element>()
  const known = typeof document === 'undefined' ? [] : document.querySelectorAll(`[id^="${prefix}-"]`)
  let open = known.length > 0

  function keep(control: Element | null) {
    if (!isText(control)) return
    if (control.value === control.defaultValue && document.activeElement !== control) return
    shield(control)
    shielded.add(control)
  }
  known.forEach(keep)
  return {
    note(id) {
      if (open) keep(document.getElementById(id))
    },
    replay(paper) {
      if (!open) return
      open = false
      for (const control of paper.querySelectorAll('[data-entry]')) {
        if (isTick(control)) tellTick(control)
        else if (isText(control)) tellText(control, shielded.has(control))
        else if (control instanceof HTMLSelectElement && isChosenAnew(control))
          control.dispatchEvent(new Event('change', { bubbles: true }))
      }
      shielded.clear()
    },
  }
}
