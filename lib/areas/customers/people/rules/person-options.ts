import { optionSet } from '@/lib/core/forms/fields'

export const genders = optionSet('gender', ['male', 'female'])
/** A4 层级: users and maintainers, managers, executives. */
export const contactLevels = optionSet('contactLevel', ['user', 'manager', 'executive'])
export const buyingRoles = optionSet('buyingRole', [
  'decision-maker',
  'approver',
  'evaluator',
  'user',
  'buyer',
  'gatekeeper',
  'influencer',
])
/** R-TAS2: low, political structure, inner circle. */
export const influences = optionSet('influence', ['low', 'political', 'inner'])
/** × − = + ★ */
export const alliances = optionSet('alliance', ['enemy', 'non-supporter', 'neutral', 'supporter', 'mentor'])
export const coverages = optionSet('coverage', ['unknown', 'none', 'brief', 'multiple', 'in-depth'])
/** A4 职能类型: what a department does with our goods. */
export const departmentFunctions = optionSet('departmentFunction', ['using', 'purchasing', 'support'])

export type BuyingRole = (typeof buyingRoles.codes)[number]
export type Influence = (typeof influences.codes)[number]
export type Alliance = (typeof alliances.codes)[number]
export type Coverage = (typeof coverages.codes)[number]
export type DepartmentFunction = (typeof departmentFunctions.codes)[number]

/** R-TAS2: a key player stands in the political structure or the inner circle. */
export function isKeyPlayer(influence: unknown): boolean {
  return influence === 'political' || influence === 'inner'
}
