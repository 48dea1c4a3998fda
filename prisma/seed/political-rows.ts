import { readingOf } from '@/lib/areas/customers/rules/search-columns'
import { personId } from './cast'
import { type Cell, type Rows } from './copy'
import { type DemoCustomer } from './customers'
import { storyOpportunities, storyPeople, storyTies, type StoryPerson } from './political-story'
import { chanceOf, idAt } from './random'
import { type Timeline } from './timeline'

type Row = Record<string, Cell>
type Change = Row & { at: Date }

/** Whose map is told. */
export const STORY_CUSTOMER = '苇汀大药房连锁'

/** Everything was entered by the rep of the customer, in the afternoon. */
const MINUTE = 930

/** Tables of the guided tour’s political map, with the history that leads to it. */
export function politicalRows(customers: readonly DemoCustomer[], time: Timeline): Record<string, Rows> {
  const customer = customers.find(({ name }) => name.name.startsWith(STORY_CUSTOMER))
  if (!customer) throw new Error(`no customer ${STORY_CUSTOMER}`)
  const day = (ago: number) => time.date(time.last - ago)
  const at = (ago: number, minute = MINUTE) => time.moment(time.last - ago, minute)
  const idOf = (kind: string, name: string, ago: number) =>
    idAt(at(ago), chanceOf(`politics:${kind}:${name}`))
  const known = (person: StoryPerson) => (person.since ?? Math.max(...person.stances.map(([ago]) => ago))) + 2
  const postId = new Map(storyPeople.map((one) => [one.name, idOf('post', one.name, known(one))]))
  const contactId = new Map(storyPeople.map((one) => [one.name, idOf('contact', one.name, known(one))]))
  const departments = [...new Set(storyPeople.map(({ department }) => department))]
  const departmentId = new Map(departments.map((name) => [name, idOf('department', name, 250)]))
  const ref = (id: string | undefined, label: string | null | undefined) =>
    id && label ? { id, label } : null
  const changes: Change[] = []
  const trace = (
    ago: number,
    [subjectType, subjectId, contact]: readonly [string, string, string | null],
    deed: string,
    before: object | null,
    after: object | null,
  ) =>
    changes.push({
      id: idAt(at(ago), chanceOf(`politics:change:${subjectId}:${deed}:${changes.length}`)),
      customerId: customer.id,
      contactId: contact,
      subjectType,
      subjectId,
      deed,
      before,
      after,
      source: 'form',
      personId: customer.ownerId,
      at: at(ago),
    })

  const posts = storyPeople.map((person, position): Row => {
    const { name, title, superior, role, influence, coverage, counterpart, stances } = person
    const id = postId.get(name)!
    const subject = ['post', id, contactId.get(name)!] as const
    const [alliance, stanceAgo] = [stances.at(-1)![1], stances.at(-1)![0]]
    const post = {
      title,
      level: person.level,
      department: ref(departmentId.get(person.department), person.department),
      reportsTo: ref(superior ? postId.get(superior) : undefined, superior),
      buyingRole: role,
      influence,
      coverage,
      counterpart: ref(counterpart && personId(counterpart), counterpart),
      closeness: person.close?.[0] ?? null,
      closenessWanted: person.close?.[1] ?? null,
      goal: person.goal ?? null,
      personalAgenda: person.agenda ?? null,
      businessAgenda: person.business ?? null,
      strategy: person.strategy ?? null,
      startsOn: person.since ? day(person.since) : null,
    }
    // Influence was judged a month after he was met; before that nobody knew.
    const met = { ...post, influence: null, coverage: coverage === 'in-depth' ? 'brief' : coverage }
    trace(known(person), subject, 'added', null, met)
    trace(
      Math.max(known(person) - 30, 1),
      subject,
      'changed',
      { influence: null, coverage: met.coverage },
      { influence, coverage },
    )
    stances.forEach(([ago, stance], nth) => {
      const earlier = stances[nth - 1]
      trace(
        ago,
        subject,
        'changed',
        { alliance: earlier?.[1] ?? null, allianceOn: earlier ? day(earlier[0]) : null },
        { alliance: stance, allianceOn: day(ago) },
      )
    })
    if (person.left)
      trace(
        person.left.daysAgo,
        subject,
        'ended',
        { endsOn: null, leftFor: null },
        { endsOn: day(person.left.daysAgo), leftFor: person.left.for },
      )
    return {
      id,
      contactId: contactId.get(name)!,
      customerId: customer.id,
      departmentId: departmentId.get(person.department)!,
      title,
      level: person.level,
      reportsToId: superior ? postId.get(superior)! : null,
      buyingRole: role,
      influence,
      alliance,
      allianceOn: day(stanceAgo),
      coverage,
      counterpartId: counterpart ? personId(counterpart) : null,
      responsibleId: counterpart ? personId(counterpart) : null,
      closeness: post.closeness,
      closenessWanted: post.closenessWanted,
      lastContactOn: coverage === 'none' || coverage === 'unknown' ? null : day(3 + position * 4),
      goal: post.goal,
      personalAgenda: post.personalAgenda,
      businessAgenda: post.businessAgenda,
      strategy: post.strategy,
      startsOn: post.startsOn,
      endsOn: person.left ? day(person.left.daysAgo) : null,
      leftFor: person.left?.for ?? null,
      position,
      createdBy: customer.ownerId,
      createdAt: at(known(person)),
      updatedAt: at(stanceAgo),
    }
  })

  const contacts = storyPeople.map((person): Row => {
    const reading = readingOf(person.name)
    const id = contactId.get(person.name)!
    trace(known(person), ['contact', id, id], 'added', null, { name: person.name })
    return {
      id,
      name: person.name,
      namePinyin: reading.pinyin,
      nameInitials: reading.initials,
      profile: {},
      createdBy: customer.ownerId,
      createdAt: at(known(person)),
      updatedAt: at(known(person)),
    }
  })

  const behaviours = storyPeople.flatMap((person) =>
    (person.seen ?? []).map(([number, ago, note]): Row => {
      const id = idOf('behaviour', `${person.name}:${number}`, ago)
      const seen = { postId: postId.get(person.name)!, number, seenOn: day(ago), note: note ?? null }
      trace(ago, ['behaviour', id, contactId.get(person.name)!], 'added', null, seen)
      return { id, customerId: customer.id, ...seen, recordedBy: customer.ownerId, recordedAt: at(ago) }
    }),
  )

  const ties = storyTies.map(({ from, to, kind, note, daysAgo, ended }): Row => {
    const id = idOf('tie', `${from}:${to}`, daysAgo)
    const tie = {
      kind,
      note,
      fromPostId: postId.get(from)!,
      toPostId: postId.get(to)!,
      startsOn: day(daysAgo),
    }
    const subject = ['tie', id, contactId.get(from)!] as const
    trace(daysAgo, subject, 'added', null, { ...tie, endsOn: null })
    if (ended !== undefined) trace(ended, subject, 'ended', { endsOn: null }, { endsOn: day(ended) })
    return {
      id,
      customerId: customer.id,
      ...tie,
      endsOn: ended === undefined ? null : day(ended),
      version: ended === undefined ? 1 : 2,
      createdBy: customer.ownerId,
      createdAt: at(daysAgo),
    }
  })

  const opportunities = storyOpportunities.map((one): Row => ({
    id: idOf('opportunity', one.name, one.openedAgo),
    customerId: customer.id,
    name: one.name,
    state: one.state,
    salesRepId: customer.ownerId,
    amount: one.yuan,
    closesOn: day(-one.closesIn),
    note: one.note,
    createdBy: customer.ownerId,
    createdAt: at(one.openedAgo),
    updatedAt: at(Math.max(0, -one.closesIn)),
  }))
  const here = storyPeople.filter(({ left }) => !left)
  const roles = storyOpportunities.flatMap((one) =>
    Object.entries(one.roles ?? Object.fromEntries(here.map(({ name, role }) => [name, role]))).map(
      ([name, role]): Row => ({
        opportunityId: idOf('opportunity', one.name, one.openedAgo),
        postId: postId.get(name)!,
        customerId: customer.id,
        role,
      }),
    ),
  )

  return {
    Contact: contacts,
    Department: departments.map((name, position): Row => ({
      id: departmentId.get(name)!,
      customerId: customer.id,
      name,
      position,
      createdAt: at(250),
    })),
    ContactPost: posts,
    Behaviour: behaviours,
    ContactTie: ties,
    Opportunity: opportunities,
    OpportunityRole: roles,
    ContactChange: changes.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
  }
}
