import type { Choice } from '@/components/ui/combobox'

/** A search over an endpoint of the API that answers `{ value: Choice[] }` to `?q=`. Further values may stand in `path`. */
export function choicesFrom(path: string): (query: string, signal: AbortSignal) => Promise<Choice[]> {
  return async (query, signal) => {
    const address = `${path}${path.includes('?') ? '&' : '?'}q=${encodeURIComponent(query)}`
    const response = await fetch(address, { signal, headers: { accept: 'application/json' } })
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    const body = (await response.json()) as { value?: Choice[] }
    return body.value ?? []
  }
}
