import type { Choice } from '@/components/ui/combobox'

/** Colleagues by name or pinyin, asked of the server. */
export async function colleagueSearch(query: string, signal: AbortSignal): Promise<Choice[]> {
  const response = await fetch(`/profile/colleagues?q=${encodeURIComponent(query)}`, { signal })
  if (!response.ok) throw new Error(`colleagues answered ${response.status}`)
  return (await response.json()) as Choice[]
}
