/** One answer of the search endpoint, as plain data. */
export type SearchHit = {
  group: 'customers' | 'documents' | 'forms' | 'pages' | 'actions'
  label: string
  detail?: string
  href: string
}

/** Asks the server (`{ value: SearchHit[] }`); returns its hits, best first. Throws when the answer is no success. */
export async function searchEverything(query: string, signal: AbortSignal): Promise<SearchHit[]> {
  const lang = document.documentElement.lang === 'en' ? 'en' : 'zh-CN'
  const response = await fetch(`/api/v1/search?q=${encodeURIComponent(query)}&lang=${lang}`, {
    signal,
    headers: { accept: 'application/json' },
  })
  if (!response.ok) throw new Error(`search answered ${response.status}`)
  const body = (await response.json()) as { value?: SearchHit[] }
  return body.value ?? []
}
