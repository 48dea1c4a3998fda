import type { Choice } from '@/components/ui/combobox'
import type { Subject } from './note-composer'

/** Asks for colleagues who may read a record, by the beginning of their name. */
export function colleaguesFor({ subjectType, subjectId }: Subject) {
  return async (typed: string, signal: AbortSignal): Promise<Choice[]> => {
    const address = new URLSearchParams({ subjectType, subjectId, q: typed })
    const response = await fetch(`/customers/mentionable?${address}`, { signal })
    return response.ok ? ((await response.json()) as Choice[]) : []
  }
}
