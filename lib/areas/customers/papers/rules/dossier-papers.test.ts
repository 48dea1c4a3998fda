import { describe, expect, it } from 'vitest'
import {
  dossierPapers,
  fellToFirst,
  isWanted,
  paperOf,
  paperThatServes,
  routeOf,
  serves,
} from './dossier-papers'
import { paperForm } from './paper-forms'

describe('what the house does by a paper', () => {
  it.each([
    ['the file opens with its card', 'card', 'A1'],
    ['a file is collated with the facts of its basic sheet', 'basic', 'A6'],
    ['a review is answered on its paper', 'review', 'A13'],
    ['the customer’s own sheet is his word', 'own-word', 'A7'],
  ] as const)('%s', (_, service, id) => {
    expect(paperThatServes(service)).toBe(id)
    expect(dossierPapers.filter((paper) => serves(paper, service))).toEqual([id])
  })
})

describe('the route of signatures of a paper', () => {
  it.each([
    [
      'a card goes to sales manager, general manager and director',
      'A1',
      ['sales-rep'],
      true,
      ['review', 'supervise', 'approve'],
    ],
    ['who handed a card in does not sign it', 'A1', ['branch-sales-manager'], true, ['supervise', 'approve']],
    ['without a branch only the last word is left', 'A1', ['sales-rep'], false, ['approve']],
    [
      'the last word is never left out',
      'A1',
      ['branch-sales-manager', 'branch-gm', 'marketing-director'],
      true,
      ['approve'],
    ],
    ['basic data are collated by the general manager', 'A6', ['branch-sales-manager'], true, ['collate']],
    ['what the general manager filed the director collates', 'A6', ['branch-gm'], true, ['approve']],
    ['so does he where there is no branch', 'A6', ['sales-rep'], false, ['approve']],
    [
      'a management file goes to the key-account manager and the director',
      'A2',
      ['ka-specialist'],
      true,
      ['review', 'approve'],
    ],
    [
      'one the key-account manager filled goes to the director alone',
      'A2',
      ['ka-manager'],
      true,
      ['approve'],
    ],
    ['an investigation is read by the director', 'A11', ['credit-investigator'], true, ['approve']],
  ] as const)('%s', (_, formId, by, hasBranch, names) => {
    expect(routeOf({ formId, by, hasBranch }).map(({ name }) => name)).toEqual(names)
  })

  it.each(dossierPapers)(
    'of %s leads through cells its form has, and ends somewhere whoever hands it in (one nobody signs holds at once)',
    (id) => {
      const { signOff } = paperForm(id)!
      const { first, route } = paperOf(id)
      for (const cell of [first, ...route.map((step) => step.cell)]) expect(signOff).toHaveProperty(cell)
      for (const hasBranch of [true, false])
        expect(routeOf({ formId: id, by: route.map(({ role }) => role), hasBranch }).length > 0).toBe(
          route.length > 0,
        )
    },
  )
})

describe('whose post the one who handed a paper in holds', () => {
  it.each([
    ['the rep: none of the steps', 'A1', ['review', 'supervise', 'approve'], []],
    ['the sales manager fills the card herself', 'A1', ['supervise', 'approve'], ['branch-sales-manager']],
    ['the general manager does', 'A1', ['review', 'approve'], ['branch-gm']],
    ['no branch says nothing', 'A1', ['approve'], []],
    ['the key-account manager', 'A2', ['approve'], ['ka-manager']],
    ['a last word is nobody’s to skip', 'A3', [], []],
  ] as const)('%s', (_, id, stands, roles) => {
    expect(fellToFirst(id, stands).map(({ role }) => role)).toEqual(roles)
  })
})

describe('whose dossier wants a paper', () => {
  it.each([
    ['the card: everybody’s', 'A1', null, true],
    ['the management file: a silver account’s too', 'A2', '5', true],
    ['not an ordinary customer’s', 'A2', null, false],
    ['the investigation: nobody’s by itself', 'A11', '1', false],
  ] as const)('%s', (_, id, tier, wanted) => expect(isWanted(id, tier)).toBe(wanted))
})
