/** A list with the entry at `from` standing at `to` instead; unchanged where either is outside. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list]
  if (from < 0 || to < 0 || from >= list.length || to >= list.length) return next
  const [one] = next.splice(from, 1)
  next.splice(to, 0, one as T)
  return next
}
