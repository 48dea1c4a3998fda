import { foundPart } from './found-part'

/** A name with the searched part marked. */
export function FoundName({ name, search }: { name: string; search: string }) {
  const part = foundPart(name, search)
  if (!part) return name
  return (
    <>
      {name.slice(0, part.from)}
      <mark>{name.slice(part.from, part.to)}</mark>
      {name.slice(part.to)}
    </>
  )
}
