import { z } from 'zod'
import { personHistory } from '@/lib/areas/customers/contact-history/queries'
import { endDepartment, saveDepartment } from '@/lib/areas/customers/departments/mutations'
import { knownPeople } from '@/lib/areas/customers/known-people/queries'
import { saveOpportunity } from '@/lib/areas/customers/opportunities/mutations'
import { opportunitiesOf } from '@/lib/areas/customers/opportunities/queries'
import {
  addPerson,
  changePerson,
  endPost,
  reopenPost,
  unmaskPerson,
} from '@/lib/areas/customers/people/mutations'
import { peopleOf, personSheet } from '@/lib/areas/customers/people/queries'
import { keepProfile } from '@/lib/areas/customers/profile/mutations'
import { profileOf, profilesOf } from '@/lib/areas/customers/profile/queries'
import { type ApiOperation, read, write } from '@/lib/core/route'
import { dayInput } from '@/lib/core/day-input'

const id = z.uuid()

/** People of a customer, its departments and opportunities. */
export const peopleOperations: readonly ApiOperation[] = [
  read(
    '/customers/{customerId}/people',
    'Everybody at a customer on a day, with department, reporting line and how they stand to us; personal data masked',
    z.object({ customerId: id, on: dayInput.optional() }),
    (viewer, { customerId, on }) => peopleOf(viewer, customerId, on),
  ),
  read(
    '/customers/{customerId}/people/{postId}',
    'One person of a customer with every fact and all posts within reach; personal data masked',
    z.object({ customerId: id, postId: id }),
    (viewer, { customerId, postId }) => personSheet(viewer, customerId, postId),
  ),
  read(
    '/customers/{customerId}/people/{postId}/changes',
    'What changed about a person, newest first; personal data masked',
    z.object({ customerId: id, postId: id, before: z.string().max(500).optional() }),
    (viewer, { customerId, postId, before }) =>
      personHistory(viewer, customerId, postId, before ? { before } : {}),
  ),
  read(
    '/customers/{customerId}/profiles',
    'The individual profiles (G3) of everybody at a customer; personal data masked',
    z.object({ customerId: id }),
    (viewer, { customerId }) => profilesOf(viewer, customerId),
  ),
  read(
    '/customers/{customerId}/people/{postId}/profile',
    'The individual profile (G3) of a person: facts, behaviours, stances, what the rules say; personal data masked',
    z.object({ customerId: id, postId: id }),
    (viewer, { customerId, postId }) => profileOf(viewer, customerId, postId),
  ),
  read(
    '/customers/{customerId}/opportunities',
    'Opportunities of a customer and who takes part in them',
    z.object({ customerId: id }),
    (viewer, { customerId }) => opportunitiesOf(viewer, customerId),
  ),
  read(
    '/people/known',
    'People known at customers within reach, by name, pinyin or the end of their number',
    z.object({ q: z.string().min(2).max(60) }),
    (viewer, { q }) => knownPeople(viewer, q),
  ),
  write('Add somebody to a customer', addPerson),
  write('Change what is known of somebody', changePerson),
  write('Keep the individual profile (G3) of somebody: facts and days of behaviours', keepProfile),
  write('Record that somebody left', endPost),
  write('Take back that somebody left', reopenPost),
  write('Show personal data of somebody, for a purpose that is kept', unmaskPerson),
  write('Open or change a department of a customer', saveDepartment),
  write('Close a department of a customer', endDepartment),
  write('Open or change an opportunity', saveOpportunity),
]
