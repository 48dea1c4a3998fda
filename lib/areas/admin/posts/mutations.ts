import { type AuditEntry, newId } from '@/lib/core/audit'
import type { BusinessDate } from '@/lib/core/dates'
import { dateColumn, lockRow, type Tx } from '@/lib/core/db'
import { allowUnless } from '@/lib/core/decision'
import { ConflictError, defineMutation, InvalidError } from '@/lib/core/mutation'
import type { RoleCode } from '@/lib/core/permissions'
import type { Viewer } from '@/lib/core/scope'
import { lastAdministratorReasons } from '../people/rules/administrators'
import { lockAdministrators, permissionsOf, requirePerson, roleReach, standingPosts } from '../people/writes'
import { mayChangePeople } from '../policy'
import { decidePost, type Term } from './rules/posts'
import { changePostInput, endPostInput, givePostInput } from './schema'
import { termOf, termsOf } from './writes'

const day = (text: string | null) => text as BusinessDate | null

type Told = {
  person: string
  unit: string
  unitId: string
  role: string
  acting: boolean
  startsOn: string
  endsOn: string | null
}

function about(
  personId: string,
  kind: string,
  post: Told,
  before?: { startsOn: string; endsOn: string | null; acting: boolean },
): AuditEntry {
  const { unitId, ...values } = post
  return {
    kind,
    subjectType: 'person',
    subjectId: personId,
    unitId,
    values: before ? { ...values, before } : values,
  }
}

/** Gives a post. Refuses the same post twice at one time and rights that must stay in two hands (PST-01, R-D02, R-A07). */
export const givePost = defineMutation({
  name: 'admin.give-post',
  input: givePostInput,
  load: async (tx, viewer, input) => {
    if (!mayChangePeople(viewer)) return null
    await lockAdministrators(tx)
    await lockRow(tx, 'Unit', input.unitId)
    await lockRow(tx, 'Person', input.personId)
    const person = await requirePerson(tx, input.personId, 'personId')
    const unit = await tx.unit.findFirst({
      where: { id: input.unitId, endedOn: null },
      select: { id: true, name: true },
    })
    if (!unit) throw new InvalidError({ unitId: [{ code: 'errors.unknown-unit' }] })
    const [others, reach] = await Promise.all([termsOf(tx, person.id), roleReach(tx)])
    return { person, unit, others, granted: permissionsOf(reach) }
  },
  authorize: mayChangePeople,
  decide: (input, { others, granted }) => {
    const { role, unitId } = input
    const post: Term = { role, unitId, startsOn: input.startsOn as BusinessDate, endsOn: day(input.endsOn) }
    return decidePost(post, others, granted)
  },
  save: async (tx, _step, input, _facts, at) => {
    const { personId, unitId, role, acting } = input
    const id = newId(at.now)
    const startsOn = dateColumn(input.startsOn as BusinessDate)
    const endsOn = input.endsOn ? dateColumn(input.endsOn as BusinessDate) : null
    await tx.post.create({ data: { id, personId, unitId, role, acting, startsOn, endsOn } })
    return { postId: id }
  },
  audit: ({ personId, role, acting, startsOn, endsOn, unitId }, { person, unit }) =>
    about(personId, 'people.post-given', {
      person: person.name,
      unit: unit.name,
      unitId,
      role,
      acting,
      startsOn,
      endsOn,
    }),
})

async function lockPost(tx: Tx, viewer: Viewer, ref: { postId: string; version: number }) {
  if (!mayChangePeople(viewer)) return null
  await lockAdministrators(tx)
  const post = await tx.post.findUnique({
    where: { id: ref.postId },
    include: { person: { select: { name: true } }, unit: { select: { name: true } } },
  })
  if (!post) return null
  await lockRow(tx, 'Person', post.personId)
  if (post.version !== ref.version)
    throw new ConflictError([{ field: 'endsOn', base: null, theirs: post.endsOn, mine: null }], post.version)
  return post
}

type LockedPost = NonNullable<Awaited<ReturnType<typeof lockPost>>>

async function factsOfChange(tx: Tx, post: LockedPost, today: BusinessDate) {
  const [posts, reach, others] = await Promise.all([
    standingPosts(tx, today),
    roleReach(tx),
    termsOf(tx, post.personId, post.id),
  ])
  return { post, posts, reach, others }
}

type ChangeFacts = Awaited<ReturnType<typeof factsOfChange>>

/** SEC-03: is somebody left to administer once this post has an end? */
function endReasons({ post, posts, reach }: ChangeFacts, endsOn: string | null) {
  if (endsOn === null) return []
  const after = posts.filter((standing) => standing.postId !== post.id)
  return lastAdministratorReasons({ posts, reach }, { posts: after, reach })
}

function told(
  { post }: ChangeFacts,
  term: { startsOn: string; endsOn: string | null; acting: boolean },
): Told {
  const { startsOn, endsOn, acting } = term
  return {
    person: post.person.name,
    unit: post.unit.name,
    unitId: post.unitId,
    role: post.role,
    acting,
    startsOn,
    endsOn,
  }
}

/** Changes the dates of a post, or whether it is held for another (代理). Never takes the last administrator away (SEC-03). */
export const changePost = defineMutation({
  name: 'admin.change-post',
  input: changePostInput,
  load: async (tx, viewer, input, at) => {
    const post = await lockPost(tx, viewer, input)
    return post && factsOfChange(tx, post, at.today)
  },
  authorize: mayChangePeople,
  decide: (input, facts) => {
    const { unitId, role } = facts.post
    const term: Term = {
      role: role as RoleCode,
      unitId,
      startsOn: input.startsOn as BusinessDate,
      endsOn: day(input.endsOn),
    }
    const dates = decidePost(term, facts.others, permissionsOf(facts.reach))
    return allowUnless([...(dates.allowed ? [] : dates.reasons), ...endReasons(facts, input.endsOn)], null)
  },
  save: async (tx, _step, { postId, startsOn, endsOn, acting }) => {
    const data = {
      startsOn: dateColumn(startsOn as BusinessDate),
      endsOn: endsOn ? dateColumn(endsOn as BusinessDate) : null,
      acting,
      version: { increment: 1 },
    }
    await tx.post.update({ where: { id: postId }, data })
    return { postId }
  },
  audit: (input, facts) =>
    about(facts.post.personId, 'people.post-changed', told(facts, input), {
      ...termOf(facts.post),
      acting: facts.post.acting,
    }),
})

/** Ends a post on a day; one that has not begun by then is taken away as if it had never been given. */
export const endPost = defineMutation({
  name: 'admin.end-post',
  input: endPostInput,
  load: async (tx, viewer, input, at) => {
    const post = await lockPost(tx, viewer, input)
    return post && factsOfChange(tx, post, at.today)
  },
  authorize: mayChangePeople,
  decide: (input, facts, at) => {
    const { startsOn } = termOf(facts.post)
    const reasons = endReasons(facts, input.endsOn)
    if (input.endsOn < startsOn && startsOn < at.today)
      reasons.push({ rule: 'PST-01', code: 'people.ends-before-start', field: 'endsOn' })
    return allowUnless(reasons, null)
  },
  save: async (tx, _step, { postId, endsOn }, { post }) => {
    const end = dateColumn(endsOn as BusinessDate)
    if (post.startsOn > end) await tx.post.delete({ where: { id: postId } })
    else await tx.post.update({ where: { id: postId }, data: { endsOn: end, version: { increment: 1 } } })
    return { postId }
  },
  audit: (input, facts) =>
    about(
      facts.post.personId,
      'people.post-ended',
      told(facts, { ...termOf(facts.post), ...input, acting: facts.post.acting }),
    ),
})
