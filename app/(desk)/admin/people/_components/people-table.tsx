import { Link } from '@/components/ui/link'
import { useLocale, useTranslations } from 'next-intl'
import { markOf } from '@/components/ui/listed'
import { Avatar } from '@/components/ui/avatar'
import type { PersonRow } from '@/lib/areas/admin/people/queries'
import { stampTime } from '@/lib/core/clock'
import { PersonStatus } from './person-status'
import { usePostWords } from './post-words'

/** People with posts, state and when they were last here. */
export function PeopleTable({ rows }: { rows: PersonRow[] }) {
  const t = useTranslations('people')
  const locale = useLocale()
  const words = usePostWords()
  return (
    <>
      <div className="scroll desk-only">
        <table className="led">
          <thead>
            <tr>
              <th>{t('name')}</th>
              <th className="desk-only">{t('username')}</th>
              <th>{t('posts')}</th>
              <th>{t('stateLabel')}</th>
              <th className="desk-only">{t('lastSeen')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="nowrap">
                  <span className="row">
                    <Avatar name={row.name} quiet />
                    <Link className="nm" href={`/admin/people/${row.id}`}>
                      {row.name}
                    </Link>
                    {row.employeeNo && <span className="code desk-only">{row.employeeNo}</span>}
                  </span>
                </td>
                <td className="code desk-only">{row.username}</td>
                <td>
                  {row.posts.length === 0 ? (
                    <span className="mut">{t('noPost')}</span>
                  ) : (
                    row.posts.map((post) => <div key={`${post.role} ${post.unit}`}>{words(post)}</div>)
                  )}
                </td>
                <td className="nowrap">
                  <PersonStatus state={row.state} />
                </td>
                <td className="nowrap desk-only mut">{row.lastSeenAt ? stampTime(row.lastSeenAt) : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="cards phone-only">
        {rows.map((row) => (
          <li key={row.id}>
            <Link className="nm" href={`/admin/people/${row.id}`}>
              {row.name}
            </Link>
            <PersonStatus state={row.state} />
            <span className="l2">
              {row.posts.length === 0 ? t('noPost') : row.posts.map(words).join(markOf('semicolon', locale))}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
