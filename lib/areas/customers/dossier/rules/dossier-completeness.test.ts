import { describe, expect, it } from 'vitest'
import { completenessColumns, dossierCompleteness } from './dossier-completeness'

const stateOf = (facts: Record<string, unknown>, fact: string) =>
  dossierCompleteness(facts).facts.find((one) => one.fact === fact)?.state

describe('how complete a dossier is', () => {
  it('asks an ordinary customer for card and basic data alone', () => {
    expect(stateOf({}, 'premises')).toBe('missing')
    expect(stateOf({}, 'industry')).toBeUndefined()
    expect(stateOf({}, 'salesByYear')).toBeUndefined()
  })
  it('asks a key account for the papers of key accounts too', () => {
    expect(stateOf({ tier: '3' }, 'industry')).toBe('missing')
    expect(stateOf({ tier: '3', industry: '医药批发' }, 'industry')).toBe('filled')
    expect(stateOf({ tier: '3' }, 'mainBusiness')).toBe('optional')
  })
  it('does not count what other procedures decide', () => {
    for (const fact of ['tier', 'creditGrade', 'abcClass'])
      expect(stateOf({ tier: '3' }, fact)).toBeUndefined()
  })
  it('keeps the names of what is missing', () => {
    const none = completenessColumns({})
    expect(none).toMatchObject({ completeness: 0, missingCount: none.missingFacts.length })
    expect(completenessColumns({ name: '澄麓医药' }).missingFacts).not.toContain('name')
    expect(none.missingFacts).toContain('name')
  })
})
