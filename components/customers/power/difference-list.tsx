import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { JudgedPerson, MapTie } from '@/lib/areas/customers/power/rules/map-people'
import type { FieldChange, MapDifference } from '@/lib/areas/customers/power/rules/replay'

type Side = { day: string; people: readonly JudgedPerson[]; ties: readonly MapTie[] }

/** What changed between two days, as sentences by kind. */
export function DifferenceList({
  customerId,
  earlier,
  later,
  difference,
}: {
  customerId: string
  earlier: Side
  later: Side
  difference: MapDifference
}) {
  const t = useTranslations('power')
  const people = new Map([...earlier.people, ...later.people].map((person) => [person.postId, person]))
  const ties = new Map([...earlier.ties, ...later.ties].map((tie) => [tie.id, tie]))
  const named = (postId: string): ReactNode => {
    const person = people.get(postId)
    return (
      <>
        <Link href={`/customers/${customerId}/people/map?person=${postId}`}>{person?.name}</Link>{' '}
        <span className="sub">{person?.title}</span>
      </>
    )
  }
  const nameOf = (postId: unknown) => people.get(String(postId))?.name ?? t('nothing')
  const groups: [string, { key: string; text: ReactNode }[]][] = [
    [
      t('came'),
      difference.came.map((id) => ({
        key: id,
        text: <Came {...{ id, people, from: earlier.day }}>{named(id)}</Came>,
      })),
    ],
    [t('left'), difference.left.map((id) => ({ key: id, text: named(id) }))],
    [
      t('changed'),
      difference.changed.map(({ id, fields }) => ({
        key: id,
        text: (
          <>
            {named(id)}
            <ul>
              {fields.map((change) => (
                <li key={change.field}>
                  <FieldSentence change={change} nameOf={nameOf} />
                </li>
              ))}
            </ul>
          </>
        ),
      })),
    ],
    [
      t('appeared'),
      difference.appeared.map((id) => ({
        key: id,
        text: <TieSentence tie={ties.get(id)} nameOf={nameOf} />,
      })),
    ],
    [
      t('vanished'),
      difference.vanished.map((id) => ({
        key: id,
        text: <TieSentence tie={ties.get(id)} nameOf={nameOf} />,
      })),
    ],
  ]
  return groups
    .filter(([, rows]) => rows.length > 0)
    .map(([title, rows]) => (
      <section key={title} className="pad part diff" aria-label={title}>
        <h2>
          {title} <span className="meta">{rows.length}</span>
        </h2>
        <ul>
          {rows.map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      </section>
    ))
}

function Came({
  id,
  people,
  from,
  children,
}: {
  id: string
  people: ReadonlyMap<string, JudgedPerson>
  from: string
  children: ReactNode
}) {
  const t = useTranslations('power')
  const startsOn = people.get(id)?.startsOn ?? null
  return (
    <>
      {children}{' '}
      <span className="meta">
        {startsOn !== null && startsOn > from ? t('arrived', { date: startsOn }) : t('known')}
      </span>
    </>
  )
}

function FieldSentence({ change, nameOf }: { change: FieldChange; nameOf: (postId: unknown) => string }) {
  const t = useTranslations('power')
  const told = (value: unknown): string => {
    if (value === null) return t('nothing')
    switch (change.field) {
      case 'alliance':
        return t(`alliance.${value as 'enemy'}`)
      case 'influence':
        return t(`influence.${value as 'low'}`)
      case 'coverage':
        return t(`coverage.${value as 'brief'}`)
      case 'buyingRole':
        return t(`role.${value as 'user'}`)
      case 'seen':
        return t('times', { count: String(value) })
      case 'reportsTo':
        return nameOf(value)
      default:
        return typeof value === 'object' ? String((value as { name: unknown }).name) : String(value)
    }
  }
  return t('fieldChange', {
    field: t(`field.${change.field as 'title'}`),
    before: told(change.before),
    after: told(change.after),
  })
}

function TieSentence({ tie, nameOf }: { tie: MapTie | undefined; nameOf: (postId: unknown) => string }) {
  const t = useTranslations('power')
  if (!tie) return null
  return t(tie.kind === 'conflict' ? 'conflictSays' : 'tieSays', {
    from: nameOf(tie.from),
    to: nameOf(tie.to),
    kind: t(`panel.tieKinds.${tie.kind}`),
    note: tie.note ? `${t('join')}${tie.note}` : '',
  })
}
