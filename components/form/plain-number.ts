/** Full-width digits, commas and spaces taken out; what is no number stays as typed. */
export function plainNumber(typed: string): string {
  const text = typed.normalize('NFKC').replace(/[\s,]/g, '').replace(/^−/, '-')
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(text) ? String(Number(text)) : typed.trim()
}
