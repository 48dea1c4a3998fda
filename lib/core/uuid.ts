const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Could this part of an address be an id? Anything else is an unknown row. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}
