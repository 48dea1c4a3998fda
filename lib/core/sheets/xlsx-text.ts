const CELL_LIMIT = 32_767
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g
const CONTROL = /[\p{Cc}\uFFFE\uFFFF]/gu

function escaped(char: string): string {
  if (char === '\t' || char === '\n') return char
  return `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

function withinCell(text: string): string {
  if (text.length <= CELL_LIMIT) return text
  return `${text.slice(0, CELL_LIMIT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/**
 * Text as an .xlsx stores it: characters that XML cannot hold become `_xHHHH_` (ECMA-376, ST_Xstring), and text that
 * only looks like that is kept apart. Longer than a cell may be (32,767 characters) is cut, marked by an ellipsis.
 */
export function xlsxText(text: string): string {
  return withinCell(text).replace(LOOKS_ESCAPED, '_x005F_').replace(CONTROL, escaped)
}
