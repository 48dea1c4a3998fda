import {
  drawTie,
  endTie,
  moveCards,
  recordBehaviour,
  withdrawBehaviour,
} from '@/lib/areas/customers/power/mutations'
import { type ApiOperation, write } from '@/lib/core/route'

/** Organisation chart and political map of a customer. */
export const powerOperations: readonly ApiOperation[] = [
  write('Record that a behaviour (TAS-15) was seen', recordBehaviour),
  write('Withdraw a recorded behaviour', withdrawBehaviour),
  write('Draw a line of influence or conflict', drawTie),
  write('End a line of influence or conflict', endTie),
  write('Move cards of the political map', moveCards),
]
