import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EditDepartment } from '@/components/customers/people/department-dialog'
import { Opportunities } from '@/components/customers/people/opportunities'
import { PeopleDeeds } from '@/components/customers/people/people-deeds'
import { PeopleTable } from '@/components/customers/people/people-table'
import { ProfileList } from '@/components/customers/profile/profile-list'
import { ClientMessages } from '@/components/shell/client-messages'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { knownPerson } from '@/lib/areas/customers/known-people/queries'
import { opportunitiesOf } from '@/lib/areas/customers/opportunities/queries'
import { peopleOf } from '@/lib/areas/customers/people/queries'
import type { PersonOnDay } from '@/lib/areas/customers/people/rules/person-view'
import { profilesOf } from '@/lib/areas/customers/profile/queries'
import { keyProfiles } from '@/lib/areas/customers/profile/rules/profile-state'
import { today } from '@/lib/core/clock'
import { openFolder } from '../../_components/folder'
import { personOptions } from './_components/person-options'
import { add, closeDepartment, findKnown, keepDepartment, keepOpportunity } from './actions'

type Props = {
  params: Promise<{ customerId: string }>
  searchParams: Promise<{ add?: string }>
}

const LEVELS = ['executive', 'manager', 'user']
const rank = ({ level }: PersonOnDay) => (level === null ? LEVELS.length : LEVELS.indexOf(level))

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contacts'))('title') }
}

/** 联系人: everybody at the customer by department, those who left below, and the opportunities. */
export default async function PeoplePage({ params, searchParams }: Props) {
  const [{ customerId }, asked] = await Promise.all([params, searchParams])
  const { viewer, folder } = await openFolder(customerId)
  const [view, opportunities, profiles, t, functions, start] = await Promise.all([
    peopleOf(viewer, customerId),
    opportunitiesOf(viewer, customerId),
    profilesOf(viewer, customerId),
    getTranslations('contacts'),
    getTranslations('contacts.function'),
    asked.add ? knownPerson(viewer, asked.add) : null,
  ])
  if (!view || !opportunities) notFound()
  const day = today()
  const options = await personOptions(view)
  const here = view.people.filter(({ ended }) => !ended).toSorted((a, b) => rank(a) - rank(b))
  const gone = view.people.filter(({ ended }) => ended)
  const departments = view.departments.filter(({ ended }) => !ended)
  const heads = here.map(({ postId, name, title }) => ({
    value: postId,
    label: [name, title].filter(Boolean).join(' '),
  }))
  const actions = { save: keepDepartment, end: closeDepartment }
  const groups = [
    { id: null, name: t('noDepartment'), people: here.filter(({ department }) => department === null) },
    ...departments.map((one) => ({
      ...one,
      people: here.filter(({ department }) => department?.id === one.id),
    })),
  ]
  return (
    <ClientMessages also={['customers', 'contacts']}>
      <div className="cover one">
        <section className="blk px-0" aria-label={t('title')}>
          <h2 className="flex-wrap px-5">
            {t('title')}
            <span className="meta">{t('count', { count: here.length })}</span>
            <span className="row wrap g2 right">
              <ButtonLink size="s" icon="people" href={`/customers/${customerId}/people/map`}>
                {t('map')}
              </ButtonLink>
              {view.may.edit && (
                <PeopleDeeds
                  customerId={customerId}
                  options={options}
                  heads={heads}
                  departments={departments}
                  start={start}
                  search={findKnown}
                  add={add}
                  department={actions}
                />
              )}
            </span>
          </h2>
          {view.people.length === 0 && <Empty title={t('none')} body={t('noneBody')} />}
          {groups
            .filter(({ id, people }) => people.length > 0 || id !== null)
            .map((group) => (
              <div key={group.id ?? 'none'}>
                <div className="pp-dept">
                  <h3>{group.name}</h3>
                  {'function' in group && group.function && (
                    <span className="tag">{functions(group.function as 'using')}</span>
                  )}
                  <span className="meta">{t('count', { count: group.people.length })}</span>
                  {view.may.edit && 'version' in group && (
                    <span className="right">
                      <EditDepartment
                        customerId={customerId}
                        department={group}
                        departments={departments}
                        heads={heads}
                        actions={actions}
                      />
                    </span>
                  )}
                </div>
                {group.people.length > 0 && (
                  <PeopleTable people={group.people} customerId={customerId} today={day} label={group.name} />
                )}
              </div>
            ))}
          {gone.length > 0 && (
            <details className="mt-3">
              <summary className="px-5 py-2">{t('gone', { count: gone.length })}</summary>
              <PeopleTable people={gone} customerId={customerId} today={day} label={t('left')} />
            </details>
          )}
        </section>
        {here.length > 0 && (
          <ProfileList
            customerId={folder.id}
            profiles={keyProfiles(profiles ?? [])}
            mayEdit={view.may.edit}
          />
        )}
        <Opportunities
          customerId={folder.id}
          opportunities={opportunities}
          people={view.people.map(({ postId, name, title, ended }) => ({
            value: postId,
            label: [name, title].filter(Boolean).join(' '),
            ended,
          }))}
          mayEdit={view.may.edit}
          save={keepOpportunity}
        />
      </div>
    </ClientMessages>
  )
}
