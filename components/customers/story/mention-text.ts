/** A colleague who may be mentioned. */
export type Mentioned = { id: string; name: string }

/** What is being typed after the last `@` before the caret; null when no mention is being typed. */
export function mentionBeingTyped(text: string, caret: number): { from: number; typed: string } | null {
  const before = text.slice(0, caret)
  const at = Math.max(before.lastIndexOf('@'), before.lastIndexOf('＠'))
  if (at < 0) return null
  const typed = before.slice(at + 1)
  const startsWord = at === 0 || !/[A-Za-z0-9._-]/.test(before[at - 1]!)
  return startsWord && typed.length <= 20 && !/\s/.test(typed) ? { from: at, typed } : null
}

/** The text with the mention being typed replaced by a name, and where the caret stands then. */
export function withMention(text: string, caret: number, name: string): { text: string; caret: number } {
  const typing = mentionBeingTyped(text, caret)
  if (!typing) return { text, caret }
  const written = `@${name} `
  return {
    text: text.slice(0, typing.from) + written + text.slice(caret),
    caret: typing.from + written.length,
  }
}

/** Those of the chosen colleagues whose names still stand in the text. */
export function mentionsIn(text: string, chosen: readonly Mentioned[]): string[] {
  const written = new Set(piecesOf(text, chosen).flatMap((piece) => (piece.mention ? [piece.text] : [])))
  return [...new Set(chosen.filter(({ name }) => written.has(`@${name}`)).map(({ id }) => id))]
}

/** The text cut into plain pieces and mentions, in order. */
export function piecesOf(
  text: string,
  mentioned: readonly Mentioned[],
): { text: string; mention: boolean }[] {
  const marks = mentioned.map(({ name }) => `@${name}`).sort((a, b) => b.length - a.length)
  const pieces: { text: string; mention: boolean }[] = []
  let plain = ''
  for (let at = 0; at < text.length;) {
    const mark = marks.find((one) => text.startsWith(one, at))
    if (!mark) {
      plain += text[at]
      at += 1
      continue
    }
    if (plain) pieces.push({ text: plain, mention: false })
    pieces.push({ text: mark, mention: true })
    plain = ''
    at += mark.length
  }
  if (plain) pieces.push({ text: plain, mention: false })
  return pieces
}
