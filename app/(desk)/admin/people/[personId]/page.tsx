import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { ButtonLink } from '@/components/ui/button'
import { unitChoices } from '@/lib/areas/admin/organisation/queries'
import { personForAdministration } from '@/lib/areas/admin/people/queries'
import { planNames } from '@/lib/composition/approval-plans'
import { isUuid } from '@/lib/core/uuid'
import { requireViewer } from '@/lib/core/viewer'
import { AdminPage } from '../../_components/admin-page'
import { PersonStatus } from '../_components/person-status'
import { Letters } from './_components/letters'
import { PersonDeeds } from './_components/person-deeds'
import { PersonFacts } from './_components/person-facts'
import { Posts } from './_components/posts'

type Params = { params: Promise<{ personId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') }
}

/** One person: how he signs in, his posts, whom he signs for and who signs for him. */
export default async function PersonPage({ params }: Params) {
  const viewer = await requireViewer()
  const { personId } = await params
  const [person, units, t] = await Promise.all([
    isUuid(personId) ? personForAdministration(viewer, personId) : null,
    unitChoices(viewer),
    getTranslations('people'),
  ])
  if (person === null) notFound()
  return (
    <AdminPage viewer={viewer} title={person.name} crumbs={[{ label: t('title'), href: '/admin/people' }]}>
      <ClientMessages also={['people', 'roles', 'auth']}>
        <div className="row wrap mb-4">
          <PersonStatus state={person.state} />
          <span className="right row wrap">
            {person.customers > 0 && (
              <ButtonLink href={`/admin/people/${person.id}/hand-over`} icon="move">
                {t('handOverCount', { count: person.customers })}
              </ButtonLink>
            )}
            <PersonDeeds person={person} self={person.id === viewer.personId} />
          </span>
        </div>
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_372px]">
          <div className="stack">
            <Posts person={person} units={units} />
            <Letters person={person} plans={planNames} />
          </div>
          <PersonFacts person={person} />
        </div>
      </ClientMessages>
    </AdminPage>
  )
}
