import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import { Gauge } from '@/components/ui/gauge'
import { Grade, type GradeRank } from '@/components/ui/grade'
import { Money } from '@/components/ui/money'
import { Tag } from '@/components/ui/tag'
import { Tier, type TierRank } from '@/components/ui/tier'
import type { GroupTie } from '@/lib/areas/customers/groups/schema'
import type { CustomerState, FileState } from '@/lib/areas/customers/rules/customer-kinds'
import type { BusinessDate } from '@/lib/core/dates'
import { type Fen, sumFen, ZERO } from '@/lib/core/money'
import { dayText } from '../dossier/day-text'

export type MemberView = {
  id: string
  name: string
  fileNumber: string
  state: CustomerState
  fileState: FileState
  tier: number | null
  grade: number | null
  ownerName: string | null
  unitName: string
  tie: GroupTie | null
  level: number
  under: string | null
  receivable: Fen | null
  inTransit: Fen | null
  overdue: Fen | null
  line: Fen | null
  creditHidden: boolean
  salesMonth: Fen | null
  salesYear: Fen | null
  lastVisitOn: string | null
  nextVisitOn: string | null
  visitOverdue: boolean
  observed: boolean
  openPapers: number
}

/** The firms of a group as an indented table, each with who keeps it and how it stands. Amounts in fen, shown in 万元. */
export function GroupTree({
  members,
  current,
  today,
}: {
  members: readonly MemberView[]
  current: string
  today: BusinessDate
}) {
  const t = useTranslations('groups')
  const states = useTranslations('customers')
  const sum = (of: (member: MemberView) => Fen | null) => sumFen(members.map((member) => of(member) ?? ZERO))
  const money = [
    ['receivable', (member: MemberView) => member.receivable],
    ['overdue', (member: MemberView) => member.overdue],
    ['line', (member: MemberView) => member.line],
    ['salesMonth', (member: MemberView) => member.salesMonth],
    ['salesYear', (member: MemberView) => member.salesYear],
  ] as const
  return (
    <table className="led cards group-tree">
      <caption className="vh">{t('members')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('firm')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('grade')}</th>
          <th scope="col">{t('used')}</th>
          {money.map(([name]) => (
            <th scope="col" className="num" key={name}>
              {t(name)}
            </th>
          ))}
          <th scope="col">{t('visit')}</th>
          <th scope="col" className="num">
            {t('papers')}
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id} aria-current={member.id === current ? 'true' : undefined}>
            <th scope="row">
              <FirmCell member={member} current={member.id === current} />
            </th>
            <td>
              {states(`state.${member.state}`)}
              {member.observed && <span className="meta"> {t('observed')}</span>}
              <div className="meta">{states(`fileState.${member.fileState}`)}</div>
            </td>
            <td>
              {member.grade === null ? (
                <span className="mut">—</span>
              ) : (
                <Grade rank={member.grade as GradeRank} />
              )}
            </td>
            <td className="min-w-22">
              {member.creditHidden ? (
                <span className="mut">{t('hidden')}</span>
              ) : (
                <Gauge line={member.line} used={member.receivable ?? ZERO} add={member.inTransit ?? ZERO} />
              )}
            </td>
            {money.map(([name, of]) => (
              <td className="num" key={name} data-label={t(name)}>
                <span className={name === 'overdue' && (of(member) ?? 0) > 0 ? 'down' : undefined}>
                  <Money amount={of(member)} as="wan" />
                </span>
              </td>
            ))}
            <td>
              <VisitCell member={member} today={today} />
            </td>
            <td className="num" data-label={t('papers')}>
              {member.openPapers || <span className="mut">—</span>}
            </td>
          </tr>
        ))}
      </tbody>
      {members.length > 1 && (
        <tfoot>
          <tr>
            <td colSpan={4}>{`${t('sum')} ${t('count', { count: members.length })}`}</td>
            {money.map(([name, of]) => (
              <td className="num" key={name} data-label={t(name)}>
                <Money amount={sum(of)} as="wan" />
              </td>
            ))}
            <td />
            <td className="num" data-label={t('papers')}>
              {members.reduce((count, member) => count + member.openPapers, 0)}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  )
}

function FirmCell({ member, current }: { member: MemberView; current: boolean }) {
  const t = useTranslations('groups')
  return (
    <div
      className="firm"
      style={{ '--level': member.level } as CSSProperties}
      data-under={member.under ?? undefined}
    >
      <span>
        <span className="row wrap">
          <span className="vh">{t('level', { level: member.level })}</span>
          <Link className="nm" href={`/customers/${member.id}/group`}>
            {member.name}
          </Link>
          {member.tier !== null && <Tier rank={member.tier as TierRank} />}
          {member.tie && <Tag>{t(`tie.${member.tie}`)}</Tag>}
          {current && <span className="meta">{t('here')}</span>}
        </span>
        <span className="meta block">
          {[member.fileNumber, member.unitName, member.ownerName ?? t('nobody')].join(' · ')}
        </span>
      </span>
    </div>
  )
}

function VisitCell({ member, today }: { member: MemberView; today: BusinessDate }) {
  const t = useTranslations('groups')
  const { nextVisitOn, lastVisitOn, visitOverdue } = member
  if (!nextVisitOn && !lastVisitOn) return <span className="mut">{t('noVisit')}</span>
  return (
    <>
      {nextVisitOn && (
        <span className={visitOverdue ? 'down' : undefined}>
          {visitOverdue
            ? t('visitLate', { day: dayText(nextVisitOn, today) })
            : t('nextVisit', { day: dayText(nextVisitOn, today) })}
        </span>
      )}
      {lastVisitOn && <div className="meta">{t('lastVisit', { day: dayText(lastVisitOn, today) })}</div>}
    </>
  )
}
