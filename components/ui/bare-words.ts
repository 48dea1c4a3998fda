import { useMessages } from 'next-intl'

/*
 * Words of small parts that stand hundreds of times on a page. A translator weighs a whole message, plurals, dates and all,
 * each time it is asked, and is made anew by every part; these look the words up and fill their gaps.
 */

/** Words of a namespace every page has. */
export function useBareWords<Namespace extends 'ui' | 'table'>(namespace: Namespace) {
  return useMessages()[namespace]
}

/** Fills `{gaps}`; for sentences with nothing else in braces. */
export function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap)
}
