/** Where a paper that came back is filled in anew; null where nobody can. */
export function placeToFill(paper: {
  plan: string
  customerId: string
  facts: Readonly<Record<string, unknown>>
}): string | null {
  const here = `/customers/${paper.customerId}`
  const { formId, period, kind, month } = paper.facts
  if (paper.plan === 'forms.sign' && typeof formId === 'string')
    return `${here}/file/${formId}${typeof period === 'string' ? `?period=${period}` : ''}`
  if (paper.plan === 'grading.rating') return `${here}/rating`
  if (paper.plan === 'customers.change' && typeof kind === 'string') return `${here}/change?kind=${kind}`
  if (paper.plan === 'credit.line' && typeof month === 'string')
    return `/credit/apply?month=${month}&customer=${paper.customerId}`
  return null
}
