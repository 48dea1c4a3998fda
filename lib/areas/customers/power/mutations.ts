import { newId } from '@/lib/core/audit'
import { type BusinessDate, businessDate } from '@/lib/core/dates'
import { dateColumn, dateOf, sqlOf, type Tx } from '@/lib/core/db'
import { allow } from '@/lib/core/decision'
import { ConflictError, defineMutation } from '@/lib/core/mutation'
import { mayDrawMap } from './policy'
import { decideBehaviour, decideTie, decideTieEnd } from './rules/map-deeds'
import {
  drawTieInput,
  endTieInput,
  moveCardsInput,
  recordBehaviourInput,
  withdrawBehaviourInput,
} from './schema'
import { lockMap, mapEvent, mapPosts, placeCards, recordSeen, traceMap, withdrawSeen } from './writes'

/** The post and its locked customer; what was read before the lock is read again after it. */
async function lockPost(tx: Tx, postId: string) {
  const [seen] = await mapPosts(tx, [postId])
  const customer = seen ? await lockMap(tx, seen.customerId) : null
  const [post] = customer ? await mapPosts(tx, [postId]) : []
  return customer && post ? { customer, post } : null
}

/** Records that a behaviour of TAS-15 was seen, with the day. Refuses days to come and what is recorded already. */
export const recordBehaviour = defineMutation({
  name: 'customers.record-behaviour',
  input: recordBehaviourInput,
  usesSettings: false,
  load: async (tx, _, input) => {
    const locked = await lockPost(tx, input.postId)
    if (!locked) return null
    const rows = await tx.behaviour.findMany({
      where: { postId: input.postId, withdrawnAt: null },
      select: { number: true, seenOn: true },
    })
    return { ...locked, known: rows.map(({ number, seenOn }) => ({ number, seenOn: dateOf(seenOn) })) }
  },
  authorize: (viewer, { customer }) => mayDrawMap(viewer, customer),
  decide: (input, { post, known }, at) =>
    decideBehaviour({ number: input.number, seenOn: businessDate(input.seenOn) }, post, known, at.today),
  save: async (tx, _, { number, seenOn, note }, { post }, at, viewer) => {
    const seen = { number, seenOn, note: note || null }
    const [behaviourId] = await recordSeen(sqlOf(tx), at, post, [seen], viewer.personId)
    return { behaviourId: behaviourId! }
  },
  audit: (input, { customer, post }) =>
    mapEvent('power.behaviour-seen', customer, {
      person: post.name,
      number: input.number,
      date: input.seenOn,
    }),
})

/** Takes a recorded behaviour back; it stays in the history. */
export const withdrawBehaviour = defineMutation({
  name: 'customers.withdraw-behaviour',
  input: withdrawBehaviourInput,
  usesSettings: false,
  load: async (tx, _, input) => {
    const seen = await tx.behaviour.findUnique({ where: { id: input.behaviourId }, select: { postId: true } })
    const locked = seen && (await lockPost(tx, seen.postId))
    const behaviour = await tx.behaviour.findFirst({ where: { id: input.behaviourId, withdrawnAt: null } })
    return locked && behaviour ? { ...locked, behaviour } : null
  },
  authorize: (viewer, { customer }) => mayDrawMap(viewer, customer),
  decide: (_, { behaviour }) => allow(behaviour),
  save: async (tx, { id, number, seenOn, note }, _, { post }, at, viewer) => {
    const withdrawn = { id, number, seenOn: dateOf(seenOn), note }
    await withdrawSeen(sqlOf(tx), at, post, [withdrawn], viewer.personId)
    return { behaviourId: id }
  },
  audit: (_, { customer, post, behaviour }) =>
    mapEvent('power.behaviour-withdrawn', customer, {
      person: post.name,
      number: behaviour.number,
      date: dateOf(behaviour.seenOn),
    }),
})

/** Draws a line of influence or conflict between two people of a customer. */
export const drawTie = defineMutation({
  name: 'customers.draw-tie',
  input: drawTieInput,
  usesSettings: false,
  load: async (tx, _, input) => {
    const locked = await lockPost(tx, input.fromPostId)
    const [to] = await mapPosts(tx, [input.toPostId])
    if (!locked || !to) return null
    const open = await tx.contactTie.findMany({
      where: { customerId: locked.customer.id, endsOn: null },
      select: { fromPostId: true, toPostId: true, kind: true },
    })
    return { ...locked, to, open }
  },
  // Who may not see the other one’s customer must not learn that he is somebody’s.
  authorize: (viewer, { customer, to }) => mayDrawMap(viewer, customer) && to.customerId === customer.id,
  decide: (input, { post, to, open }, at) => {
    const startsOn = input.startsOn ? businessDate(input.startsOn) : at.today
    const decision = decideTie({ kind: input.kind, startsOn }, { from: post, to, open }, at.today)
    return decision.allowed ? allow({ startsOn }) : decision
  },
  save: async (tx, { startsOn }, input, { customer, post, to }, at, viewer) => {
    const id = newId(at.now)
    const tie = { kind: input.kind, note: input.note || null, fromPostId: post.id, toPostId: to.id }
    await tx.contactTie.create({
      data: {
        id,
        ...tie,
        customerId: customer.id,
        startsOn: dateColumn(startsOn),
        createdBy: viewer.personId,
        createdAt: at.now,
      },
    })
    await traceMap(sqlOf(tx), at, customer.id, viewer.personId, [
      {
        contactId: post.contactId,
        subjectType: 'tie',
        subjectId: id,
        deed: 'added',
        before: null,
        after: { ...tie, startsOn, endsOn: null },
      },
    ])
    return { tieId: id }
  },
  audit: (input, { customer, post, to }) =>
    mapEvent('power.tie-drawn', customer, { tie: input.kind, from: post.name, to: to.name }),
})

/** Ends a line of influence or conflict; it stays in the history and on the maps of earlier days. */
export const endTie = defineMutation({
  name: 'customers.end-tie',
  input: endTieInput,
  usesSettings: false,
  load: async (tx, _, input) => {
    const seen = await tx.contactTie.findUnique({
      where: { id: input.tieId },
      select: { fromPostId: true, toPostId: true },
    })
    const locked = seen && (await lockPost(tx, seen.fromPostId))
    const tie = locked && (await tx.contactTie.findUnique({ where: { id: input.tieId } }))
    const [to] = seen ? await mapPosts(tx, [seen.toPostId]) : []
    return locked && tie ? { ...locked, tie, to } : null
  },
  authorize: (viewer, { customer }) => mayDrawMap(viewer, customer),
  decide: (input, { tie }, at) => {
    const endsOn: BusinessDate = input.endsOn ? businessDate(input.endsOn) : at.today
    const ends = tie.endsOn && dateOf(tie.endsOn)
    const decision = decideTieEnd(endsOn, { startsOn: dateOf(tie.startsOn), endsOn: ends }, at.today)
    return decision.allowed ? allow({ endsOn }) : decision
  },
  save: async (tx, { endsOn }, input, { customer, post, tie }, at, viewer) => {
    if (tie.version !== input.version)
      throw new ConflictError([{ field: 'note', base: null, theirs: tie.note, mine: null }], tie.version)
    await tx.contactTie.update({
      where: { id: tie.id },
      data: { endsOn: dateColumn(endsOn), version: { increment: 1 } },
    })
    await traceMap(sqlOf(tx), at, customer.id, viewer.personId, [
      {
        contactId: post.contactId,
        subjectType: 'tie',
        subjectId: tie.id,
        deed: 'ended',
        before: { endsOn: null },
        after: { endsOn },
      },
    ])
    return { version: tie.version + 1 }
  },
  audit: (_, { customer, post, to, tie }) =>
    mapEvent('power.tie-ended', customer, { tie: tie.kind, from: post.name, to: to?.name ?? '' }),
})

const spotOf = ({ mapX, mapY }: { mapX: number | null; mapY: number | null }) =>
  mapX === null || mapY === null ? null : { x: mapX, y: mapY }
const alike = (a: { x: number; y: number } | null, b: { x: number; y: number } | null) =>
  a?.x === b?.x && a?.y === b?.y

/** Moves cards of the political map, or gives them back to its own order. A card somebody else moved meanwhile is a conflict. */
export const moveCards = defineMutation({
  name: 'customers.move-cards',
  input: moveCardsInput,
  usesSettings: false,
  load: async (tx, _, input) => {
    const customer = await lockMap(tx, input.customerId)
    if (!customer) return null
    const ids = [...new Set(input.cards.map(({ postId }) => postId))]
    const posts = (await mapPosts(tx, ids)).filter((post) => post.customerId === customer.id)
    return posts.length === ids.length ? { customer, posts } : null
  },
  authorize: (viewer, { customer }) => mayDrawMap(viewer, customer),
  decide: (input, { posts }) => {
    const byId = new Map(posts.map((post) => [post.id, post]))
    const moved = input.cards.map((card) => ({ ...card, post: byId.get(card.postId)! }))
    return allow(moved.filter(({ post, to }) => !alike(spotOf(post), to)))
  },
  save: async (tx, moved, _, { customer }, at, viewer) => {
    const strayed = moved.filter(({ post, from }) => !alike(spotOf(post), from))
    if (strayed.length > 0)
      throw new ConflictError(
        strayed.map(({ post, from, to }) => ({ field: 'cards', base: from, theirs: spotOf(post), mine: to })),
        1,
      )
    if (moved.length > 0) {
      await placeCards(tx, at, moved)
      await traceMap(
        sqlOf(tx),
        at,
        customer.id,
        viewer.personId,
        moved.map(({ post, to }) => ({
          // Where a card lies is no news about the person.
          contactId: null,
          subjectType: 'post',
          subjectId: post.id,
          deed: 'changed',
          before: { mapX: post.mapX, mapY: post.mapY },
          after: { mapX: to?.x ?? null, mapY: to?.y ?? null },
        })),
      )
    }
    return { moved: moved.length }
  },
  audit: (_, { customer }, moved) =>
    moved.length === 0
      ? []
      : mapEvent('power.cards-moved', customer, {
          people: moved.map(({ post }) => post.name),
          tidied: moved.every(({ to }) => to === null),
        }),
})
