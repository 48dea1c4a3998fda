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

/** 等级: 1 金牌 … 5 银 (R-G01). Decided by the tier evaluation, never typed into the dossier. */
export const tiers = optionSet('tier', ['1', '2', '3', '4', '5'])
export const abcClasses = optionSet('abcClass', ['A', 'B', 'C'])
export const ownershipNatures = optionSet('ownershipNature', [
  'state',
  'joint-stock',
  'limited',
  'joint-venture',
  'sole',
  'individual',
])
export const customerTypes = optionSet('customerType', [
  'producer',
  'distributor',
  'retailer',
  'institution',
  'government',
])
/** 结算方式, as the column `paymentTerms` holds it. */
export const settlements = optionSet('settlement', [
  'cash',
  'bank-remittance',
  'agreed',
  'cleared-first',
  'sale-or-return',
])
export const logisticsServices = optionSet('logisticsService', [
  'storage',
  'transport',
  'distribution',
  'customs',
  'other',
])
export const volumeUnits = optionSet('volumeUnit', ['ton', 'piece'])
export const repRelations = optionSet('repRelation', ['strong', 'medium', 'weak', 'unknown'])
export const dataSources = optionSet('dataSource', ['rep-visit', 'customer', 'agency'])
export const contactWays = optionSet('contactWay', ['phone', 'fax', 'email', 'website', 'messenger', 'post'])
export const productStates = optionSet('productState', ['in-use', 'stand-by', 'worn', 'retired'])
