/** One answer of the search endpoint, as plain data. */
export type SearchHit = {
  group: 'customers' | 'documents' | 'forms' | 'pages' | 'actions'
  label: string
  detail?: string
  href: string
}

/** Asks the server (`{ value: SearchHit[] }`); returns its hits, best first. Throws when the answer is no success. */
export async function searchEverything(query: string, signal: AbortSignal): Promise<SearchHit[]> {
  const response = await fetch(`/api/v1/search?q=${encodeURIComponent(query)}`, {
    signal,
    headers: { accept: 'application/json' },
  })
  if (!response.ok) throw new Error(`search answered ${response.status}`)
  const body = (await response.json()) as { value?: SearchHit[] }
  return body.value ?? []
}
