/** The schemas come after the first paint: a form can be read and typed into before they are there. */
export function loadSchemas(): Promise<typeof import('@/lib/core/forms/problems')> {
  return import('@/lib/core/forms/problems')
}
