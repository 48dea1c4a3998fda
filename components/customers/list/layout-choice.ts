/** What a person keeps of how the list looks, in a cookie of this browser. */
export type LayoutChoice = {
  /** Columns shown, in their order. */
  columns?: string[] | undefined
  dense?: boolean | undefined
  unit?: 'yuan' | 'wan' | undefined
}

export const LAYOUT_COOKIE = 'customer-list'

export function layoutText(choice: LayoutChoice): string {
  return encodeURIComponent(JSON.stringify(choice))
}
