/** A name with the part a search found marked: the text itself, or the characters whose pinyin it is. */
export function FoundName({ name, found }: { name: string; found: { from: number; to: number } | null }) {
  if (!found) return name
  return (
    <>
      {name.slice(0, found.from)}
      <mark>{name.slice(found.from, found.to)}</mark>
      {name.slice(found.to)}
    </>
  )
}
