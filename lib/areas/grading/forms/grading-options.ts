import { optionSet } from '@/lib/core/forms/fields'
import {
  goodsFlows,
  knockOuts,
  licenceStates,
  natures,
  paymentMethods,
  residences,
} from '../rules/indicator-bands'

/** 一级 … 五级. */
export const creditGrades = optionSet('creditGrade', ['1', '2', '3', '4', '5'])
/** Bands of an indicator; D knocks the customer out. */
export const bands = optionSet('band', ['A', 'B', 'C', 'D'])
export const ratingKinds = optionSet('ratingKind', ['first', 'periodic', 'interim'])
export const paymentMethodOptions = optionSet('paymentMethod', paymentMethods)
export const natureOptions = optionSet('businessNature', natures)
/** What gives grade five whatever the figures say (R-C05). */
export const knockOutOptions = optionSet('knockOut', knockOuts)
export const residenceOptions = optionSet('residence', residences)
export const goodsFlowOptions = optionSet('goodsFlow', goodsFlows)
export const licenceStateOptions = optionSet('licenceState', licenceStates)
