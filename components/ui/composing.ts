/** Is this key part of an input method's composition? What is typed is not read then; keys see to it themselves (composition-guard). */
export function isComposing(event: { isComposing?: boolean; keyCode?: number }): boolean {
  return event.isComposing === true || event.keyCode === 229
}
