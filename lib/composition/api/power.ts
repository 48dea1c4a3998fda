import { z } from 'zod'
import {
  drawTie,
  endTie,
  moveCards,
  recordBehaviour,
  withdrawBehaviour,
} from '@/lib/areas/customers/power/mutations'
import { comparedMaps, powerMap, powerOverview } from '@/lib/areas/customers/power/queries'
import { today } from '@/lib/core/clock'
import { type ApiOperation, read, write } from '@/lib/core/route'
import { dayInput } from '@/lib/core/day-input'

const id = z.uuid()

/** Organisation chart and political map of a customer. */
export const powerOperations: readonly ApiOperation[] = [
  read(
    '/customers/{customerId}/political-map',
    'Organisation chart and political map: people, lines, opportunities, and what the rules say of them',
    z.object({ customerId: id }),
    (viewer, { customerId }) => powerMap(viewer, customerId),
  ),
  read(
    '/customers/{customerId}/political-summary',
    'Key players, support, gaps in coverage and the health of open opportunities',
    z.object({ customerId: id }),
    (viewer, { customerId }) => powerOverview(viewer, customerId),
  ),
  read(
    '/customers/{customerId}/political-changes',
    'The map of two days and how they differ; the later one is today unless told',
    z.object({ customerId: id, from: dayInput.optional(), to: dayInput.optional() }),
    (viewer, { customerId, from, to }) => comparedMaps(viewer, customerId, from ?? today(), to ?? today()),
  ),
  write('Record that a behaviour (TAS-15) was seen', recordBehaviour),
  write('Withdraw a recorded behaviour', withdrawBehaviour),
  write('Draw a line of influence or conflict', drawTie),
  write('End a line of influence or conflict', endTie),
  write('Move cards of the political map', moveCards),
]
