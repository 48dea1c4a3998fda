import { optionSet } from '@/lib/core/forms/fields'

export const archiveClasses = optionSet('archiveClass', ['important', 'special', 'ordinary'])
export const channelNatures = optionSet('channelNature', ['state', 'private'])
export const customerKinds = optionSet('customerKind', [
  'wholesaler',
  'pharma-company',
  'chain',
  'large-pharmacy',
])
export const marriage = optionSet('marriage', ['married', 'unmarried'])
export const premisesTenures = optionSet('premises', ['owned', 'rented'])
export const locations = optionSet('location', ['roadside', 'near-road', 'far-from-road', 'remote'])
export const displays = optionSet('display', ['tidy', 'distinctive', 'good', 'fair', 'poor'])
export const popMaterials = optionSet('popMaterial', ['good', 'little', 'none'])
export const peerPositions = optionSet('peerPosition', ['leading', 'middle', 'last'])
