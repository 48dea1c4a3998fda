import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import { formatPhone } from '@/lib/core/forms/phone'
import type { PersonOnDay } from '@/lib/areas/customers/people/rules/person-view'
import type { BusinessDate } from '@/lib/core/dates'
import { dayText } from '../dossier/day-text'
import { AllianceSign, Closeness, CoveragePips, InfluenceMark } from './stance'

type Props = { people: readonly PersonOnDay[]; customerId: string; today: BusinessDate; label: string }

/** A number to call, or what may be seen of it. */
export function PhoneNumber({ phone }: { phone: PersonOnDay['phone'] }) {
  if (phone === null) return null
  if (typeof phone !== 'string') return <span className="mut">{phone.shown}</span>
  return <a href={`tel:${phone}`}>{formatPhone(phone)}</a>
}

/** The people of one department, a line each; cards on a phone. */
export function PeopleTable({ people, customerId, today, label }: Props) {
  const t = useTranslations('contacts')
  const fact = useTranslations('contacts.fact')
  const level = useTranslations('forms.options.contactLevel')
  const hrefOf = (postId: string) => `/customers/${customerId}/people/${postId}`
  const day = (date: string | null) => (date ? dayText(date, today) : '—')
  return (
    <>
      <div className="desk-only overflow-x-auto" tabIndex={0} role="group" aria-label={label}>
        <table className="led dense pp">
          <thead>
            <tr>
              <th scope="col">{fact('name')}</th>
              <th scope="col">{fact('level')}</th>
              <th scope="col">{fact('influence')}</th>
              <th scope="col">{fact('alliance')}</th>
              <th scope="col">{fact('coverage')}</th>
              <th scope="col">{t('closenessShort')}</th>
              <th scope="col">{fact('counterpart')}</th>
              <th scope="col">{fact('lastContactOn')}</th>
              <th scope="col">{fact('phone')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.postId} className={person.ended ? 'over' : undefined}>
                <td>
                  <Link className="nm" href={hrefOf(person.postId)}>
                    {person.name}
                  </Link>{' '}
                  <span className="ttl">{person.title}</span>
                  {person.headOf.length > 0 && <span className="tag ml-2">{t('head')}</span>}
                </td>
                <td>{person.level ? level(person.level as 'user') : '—'}</td>
                {person.ended ? (
                  <td colSpan={6}>
                    {t('leftOn', { on: person.endsOn ?? '' })}
                    {person.leftFor && t('leftTo', { where: person.leftFor })}
                  </td>
                ) : (
                  <>
                    <td>
                      <InfluenceMark value={person.influence} />
                    </td>
                    <td>
                      <AllianceSign value={person.alliance} />
                    </td>
                    <td>
                      <CoveragePips value={person.coverage} />
                    </td>
                    <td>
                      <Closeness now={person.closeness} wanted={person.closenessWanted} />
                    </td>
                    <td>{person.counterpart?.name ?? '—'}</td>
                    <td>{day(person.lastContactOn)}</td>
                  </>
                )}
                <td>
                  <PhoneNumber phone={person.phone} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="pp-cards phone-only">
        {people.map((person) => (
          <li key={person.postId} className="pp-card">
            <div className="row g3">
              <Link className="nm" href={hrefOf(person.postId)}>
                {person.name}
              </Link>
              <span>{person.title}</span>
              <span className="right">
                {person.ended ? (
                  <span className="mut">{t('left')}</span>
                ) : (
                  <AllianceSign value={person.alliance} />
                )}
              </span>
            </div>
            {person.ended ? (
              <div className="mut">
                {t('leftOn', { on: person.endsOn ?? '' })}
                {person.leftFor && t('leftTo', { where: person.leftFor })}
              </div>
            ) : (
              <div className="row wrap g3">
                <InfluenceMark value={person.influence} />
                <CoveragePips value={person.coverage} />
                <span>
                  {t('closenessShort')} <Closeness now={person.closeness} wanted={person.closenessWanted} />
                </span>
              </div>
            )}
            <div className="meta">
              {[
                person.counterpart?.name,
                person.lastContactOn && t('lastContact', { on: day(person.lastContactOn) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
            {person.phone !== null && (
              <div className="acts">
                {typeof person.phone === 'string' ? (
                  <a className="btn s tel" href={`tel:${person.phone}`}>
                    {t('call', { phone: formatPhone(person.phone) })}
                  </a>
                ) : (
                  <span className="mut">{person.phone.shown}</span>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
