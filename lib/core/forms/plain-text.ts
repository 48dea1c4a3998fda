/** Characters a text must not hold: NUL and other controls (no line break, no tab), and halves of a pair. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/

/** May this text be stored as it is? */
export function isPlainText(text: string): boolean {
  return !CONTROL.test(text) && text.isWellFormed()
}

/** Signs that are not seen but change what is seen: zero widths, reversals of direction, tags. */
const HIDDEN =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u

/** Does the text hold signs a reader does not see (they could make one name look like another)? */
export function hidesSigns(text: string): boolean {
  return HIDDEN.test(text)
}
