/** A unit as it lends its code to file numbers. */
export type CodedUnit = { kind: string; code: string }

/** The code as it may stand in a number: capitals and digits. */
function plain(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9-]/g, '')
}

/**
 * Series of the file numbers of a place: region and branch, `HD` and `SZ` → `HD-SZ`. A branch whose code already
 * begins with its region's is not doubled; a customer of a region without branch stands in the region's series.
 * @param path units from the root down
 */
export function fileSeriesOf(path: readonly CodedUnit[]): string {
  const codeOf = (kind: string) => plain(path.find((unit) => unit.kind === kind)?.code ?? '')
  const region = codeOf('region')
  const branch = codeOf('branch')
  if (!branch) return region
  return branch === region || branch.startsWith(`${region}-`) || !region ? branch : `${region}-${branch}`
}
