import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/section'
import type { PersonView } from '@/lib/areas/admin/people/queries'
import { stampTime } from '@/lib/core/clock'
import { EditPerson } from './edit-person'

/** The facts of a person, with the form to change them. */
export function PersonFacts({ person }: { person: PersonView }) {
  const t = useTranslations('people')
  const rows: [string, string | number][] = [
    [t('username'), person.username],
    [t('employeeNo'), person.employeeNo ?? '—'],
    [t('phone'), person.phone ?? '—'],
    [t('email'), person.email ?? '—'],
    [t('createdAt'), stampTime(person.createdAt)],
    [t('passwordSetAt'), person.passwordSetAt ? stampTime(person.passwordSetAt) : t('never')],
    [t('devices'), person.devices],
  ]
  return (
    <Section title={t('facts')} actions={<EditPerson person={person} />}>
      <dl className="kv pad">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
