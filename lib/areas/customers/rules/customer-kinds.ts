/** W1: the life of a customer. */
export const customerStates = [
  'potential',
  'to-review',
  'to-approve',
  'selected',
  'disqualified',
  'lost',
  'ended',
] as const
export type CustomerState = (typeof customerStates)[number]

/** W2: the life of its file. */
export const fileStates = ['collecting', 'collated', 'valid', 'in-review', 'archived'] as const
export type FileState = (typeof fileStates)[number]

export const abcClasses = ['A', 'B', 'C', 'none'] as const
export const archiveClasses = ['important', 'special', 'ordinary'] as const
export const channelNatures = ['state', 'private'] as const
export const customerKinds = ['wholesaler', 'pharma-company', 'chain', 'large-pharmacy'] as const
