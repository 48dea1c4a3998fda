import type { RoleCode } from '@/lib/core/permissions'
import { demoDelegation, demoPeople, demoUnits, holderOf } from './people'
import { chanceOf, idAt } from './random'
import { type Timeline } from './timeline'
import { type Rows } from './copy'

/** People and units were there before any customer; their ids are the same in every demonstration. */
const FOUNDED = new Date('2019-03-01T01:00:00Z')

const unitIds = new Map(demoUnits.map((u) => [u.code, idAt(FOUNDED, chanceOf(`unit:${u.code}`))]))
const personIds = new Map(demoPeople.map((p) => [p.name, idAt(FOUNDED, chanceOf(`person:${p.username}`))]))

/** Id of a unit by its code. */
export function unitId(code: string): string {
  const id = unitIds.get(code)
  if (!id) throw new Error(`no unit ${code}`)
  return id
}

/** Id of a person by name. */
export function personId(name: string): string {
  const id = personIds.get(name)
  if (!id) throw new Error(`no person ${name}`)
  return id
}

/** Id of whoever holds the post in the unit or nearest above. */
export function holderId(role: RoleCode, unit: string): string {
  return personId(holderOf(role, unit).name)
}

export function regionOf(branch: string): string {
  return demoUnits.find((u) => u.code === branch)!.parent!
}

function pathOf(code: string): string {
  const { parent } = demoUnits.find((u) => u.code === code)!
  return `${parent ? pathOf(parent) : '/'}${unitId(code)}/`
}

/** Rows of the organisation: units, people with posts, one delegation. Everybody has the one password hash. */
export function organisationRows(
  time: Timeline,
  passwordHash: string,
  quotas: ReadonlyMap<string, number>,
): { Unit: Rows; Person: Rows; Post: Rows; Delegation: Rows } {
  const since = time.date(time.last - 2700)
  return {
    Unit: demoUnits.map((u) => ({
      id: unitId(u.code),
      code: u.code,
      name: u.name,
      kind: u.kind,
      parentId: u.parent && unitId(u.parent),
      path: pathOf(u.code),
      channelDominance: u.channels ?? null,
      customerQuota: quotas.get(u.code) ?? null,
      createdAt: FOUNDED,
    })),
    Person: demoPeople.map((p, i) => ({
      id: personId(p.name),
      username: p.username,
      name: p.name,
      namePinyin: p.pinyin,
      employeeNo: `CM${String(1001 + i)}`,
      phone: `1380000${String(9000 + i)}`,
      passwordHash,
      passwordSetAt: FOUNDED,
      createdAt: FOUNDED,
    })),
    Post: demoPeople.flatMap((p) =>
      p.posts.map((post) => ({
        id: idAt(FOUNDED, chanceOf(`post:${p.username}:${post.role}:${post.unit}`)),
        personId: personId(p.name),
        unitId: unitId(post.unit),
        role: post.role,
        acting: post.acting ?? false,
        startsOn: post.acting ? time.date(time.last - 75) : since,
      })),
    ),
    Delegation: [
      {
        id: idAt(time.moment(time.last - 2, 600), chanceOf('delegation')),
        fromPersonId: personId(demoDelegation.from),
        toPersonId: personId(demoDelegation.to),
        plans: [],
        startsOn: time.date(time.last - demoDelegation.daysBefore),
        endsOn: time.date(time.last + demoDelegation.daysAfter),
        reason: demoDelegation.reason,
        createdBy: personId(demoDelegation.from),
        createdAt: time.moment(time.last - 2, 600),
      },
    ],
  }
}
