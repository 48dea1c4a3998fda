/** First characters at which a spreadsheet program starts to calculate, or trims until it does. */
const RISKY = '=+-@＝＋－＠\t\r\n\0'

function isRisky(text: string): boolean {
  let at = 0
  while (text[at] === "'") at++
  const first = text[at]
  return first !== undefined && RISKY.includes(first)
}

/**
 * Puts an apostrophe before text that a spreadsheet program would run as a formula when it opens a CSV.
 * Text that already has apostrophes there gets one more, so that taking it off again is exact.
 */
export function guardFormula(text: string): string {
  return isRisky(text) ? `'${text}` : text
}

/** Takes off exactly the apostrophe that `guardFormula` puts on. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && isRisky(text) ? text.slice(1) : text
}
