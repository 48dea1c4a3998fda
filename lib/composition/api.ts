import { addressesOf } from '@/lib/core/addresses'
import type { ApiOperation } from '@/lib/core/route'
import { adminOperations } from './api/admin'
import { changeOperations } from './api/changes'
import { creditOperations } from './api/credit'
import { customerOperations } from './api/customers'
import { deskOperations } from './api/desk'
import { peopleOperations } from './api/people'
import { duplicateOperations } from './api/duplicates'
import { powerOperations } from './api/power'
import { productOperations } from './api/products'
import { groupOperations } from './api/groups'
import { reviewOperations } from './api/reviews'
import { storyOperations } from './api/story'
import { fillOperations } from './api/fill'
import { financeOperations } from './api/finances'
import { keepingOperations } from './api/keeping'
import { tradeOperations } from './api/trade'
import { workingListOperations } from './api/working-lists'

/** Every read and mutation of the product over HTTP: same functions, same refusals as the pages. */
export const apiOperations: readonly ApiOperation[] = [
  ...deskOperations,
  ...customerOperations,
  ...workingListOperations,
  ...changeOperations,
  ...financeOperations,
  ...keepingOperations,
  ...duplicateOperations,
  ...powerOperations,
  ...groupOperations,
  ...peopleOperations,
  ...reviewOperations,
  ...storyOperations,
  ...fillOperations,
  ...creditOperations,
  ...tradeOperations,
  ...productOperations,
  ...adminOperations,
]

/** The operation at an address, with the parameters of its path; null when there is none. A path of fixed words goes first. */
export const operationAt = addressesOf(apiOperations)
