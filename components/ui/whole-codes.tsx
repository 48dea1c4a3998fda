/** Numbers of papers, such as FH-2026-11-0213, and of rules, such as R-A10. */
const CODE = /([A-Z][A-Z\d]-\d{4}-\d{2}-\d{4,}|R-[A-Z]+\d+)/

/** Is the whole text one such code? */
export function isCode(text: string): boolean {
  return text !== '' && text.replace(CODE, '') === ''
}

/** A sentence whose codes are never broken over two lines. */
export function WholeCodes({ text }: { text: string }) {
  return text.split(CODE).map((part, at) =>
    at % 2 === 1 ? (
      <span key={at} className="nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  )
}
