import { z } from 'zod'
import { endSession, endSessionsOf } from '@/lib/areas/admin/accounts/mutations'
import { myDevices } from '@/lib/areas/admin/accounts/queries'
import { delegate, revokeDelegation } from '@/lib/areas/admin/delegations/mutations'
import { handOverCustomers } from '@/lib/areas/admin/hand-over/mutations'
import { handOverPreview } from '@/lib/areas/admin/hand-over/queries'
import {
  addUnit,
  editUnit,
  endUnit,
  foundCompany,
  moveUnit,
  reopenUnit,
  setArea,
} from '@/lib/areas/admin/organisation/mutations'
import { unitChoices, unitTree } from '@/lib/areas/admin/organisation/queries'
import { addPerson, disablePerson, editPerson, enablePerson } from '@/lib/areas/admin/people/mutations'
import { colleagues, myself, peoplePage, personForAdministration } from '@/lib/areas/admin/people/queries'
import { changePost, endPost, givePost } from '@/lib/areas/admin/posts/mutations'
import { setGrants } from '@/lib/areas/admin/roles/mutations'
import { roleMatrix } from '@/lib/areas/admin/roles/queries'
import { settingHistory, settingStates } from '@/lib/areas/admin/settings/queries'
import { revokeToken } from '@/lib/areas/admin/tokens/mutations'
import { myTokens } from '@/lib/areas/admin/tokens/queries'
import { trailPage, trailPeople } from '@/lib/areas/admin/trail/queries'
import { roleCodes } from '@/lib/core/permissions'
import { type ApiOperation, read, write } from '@/lib/core/route'
import { dayInput } from '@/lib/core/day-input'
import { setSetting, settingsRegistry } from '../settings-registry'

const id = z.uuid()
const cursor = z.string().max(400).optional()

/** Administration, and one's own account. */
export const adminOperations: readonly ApiOperation[] = [
  read('/admin/units', 'The tree of units', z.object({}), (viewer) => unitTree(viewer)),
  read('/admin/units/choices', 'Units in use, indented by depth', z.object({}), (viewer) =>
    unitChoices(viewer),
  ),
  write('Add a unit', addUnit),
  write('Found the head office of a fresh installation', foundCompany),
  write('Rename a unit', editUnit),
  write('Set the quota and the channels of an area', setArea),
  write('Move a unit', moveUnit),
  write('End a unit', endUnit),
  write('Reopen a unit', reopenUnit),
  read(
    '/admin/people',
    'People by pinyin, fifty a page',
    z.object({
      q: z.string().trim().max(60).optional(),
      unit: id.optional(),
      role: z.enum(roleCodes).optional(),
      state: z.enum(['enabled', 'disabled', 'no-password', 'all']).default('enabled'),
      after: cursor,
    }),
    (viewer, filter) => peoplePage(viewer, filter),
  ),
  read(
    '/admin/people/{personId}',
    'One person with posts and delegations',
    z.object({ personId: id }),
    (viewer, { personId }) => personForAdministration(viewer, personId),
  ),
  read(
    '/admin/people/{personId}/hand-over',
    'What would go over from one person to another',
    z.object({ personId: id }),
    (viewer, { personId }) => handOverPreview(viewer, personId),
  ),
  read(
    '/people',
    'Colleagues a typed text finds',
    z.object({ q: z.string().trim().max(60).default('') }),
    (viewer, { q }) => colleagues(viewer, q),
  ),
  write('Add a person', addPerson),
  write('Change the particulars of a person', editPerson),
  write('Disable a person', disablePerson),
  write('Enable a person again', enablePerson),
  write('Sign a person out everywhere', endSessionsOf),
  write('Hand the customers of a person over', handOverCustomers),
  write('Give a post', givePost),
  write('Change the term of a post', changePost),
  write('End a post', endPost),
  write('Let another sign on somebody’s behalf', delegate),
  write('Take a delegation back', revokeDelegation),
  read('/admin/roles', 'What each role may do, and how far', z.object({}), (viewer) => roleMatrix(viewer)),
  write('Change what roles may do', setGrants),
  read('/admin/settings', 'What is set, and what is coming', z.object({}), (viewer) =>
    settingStates(viewer, settingsRegistry),
  ),
  read(
    '/admin/settings/{key}',
    'One setting with its history',
    z.object({ key: z.string().max(80) }),
    (viewer, { key }) => settingHistory(viewer, settingsRegistry, key),
  ),
  write('Set a value for the company or a unit from a day on', setSetting),
  read(
    '/admin/audit',
    'The trail, newest first',
    z.object({
      person: id.optional(),
      kind: z
        .string()
        .regex(/^[a-z]+(\.[a-z-]+)?$/)
        .optional(),
      record: z.string().trim().min(1).max(80).optional(),
      from: dayInput.optional(),
      to: dayInput.optional(),
      after: cursor,
      before: cursor,
    }),
    (viewer, filter) => trailPage(viewer, filter),
  ),
  read('/admin/audit/people', 'People who appear in the trail', z.object({}), (viewer) =>
    trailPeople(viewer),
  ),
  read('/me', 'Myself, with posts and delegations', z.object({}), (viewer) => myself(viewer)),
  read('/me/devices', 'Where I am signed in', z.object({}), (viewer) => myDevices(viewer)),
  read('/me/tokens', 'My tokens, without their secrets', z.object({}), (viewer) => myTokens(viewer)),
  write('Sign one of my devices out', endSession),
  write('End one of my tokens', revokeToken),
]
