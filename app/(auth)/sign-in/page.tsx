import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { demonstrationPeople } from '@/lib/areas/admin/people/queries'
import { DEMONSTRATION_PASSWORD } from '@/lib/core/demonstration'
import { localPath } from '@/lib/core/local-path'
import { currentViewer } from '@/lib/core/viewer'
import { Letterhead } from '../_components/letterhead'
import { SignInDesk } from './_components/sign-in-desk'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('signIn') }
}

/** Who are you. In the demonstration: whom would you like to be. */
export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const asked = await searchParams
  const next = localPath(asked.next)
  if (await currentViewer()) redirect(next)
  const [t, roles, found] = await Promise.all([
    getTranslations('auth'),
    getTranslations('roles'),
    demonstrationPeople(),
  ])
  const people = found.map((person) => ({
    ...person,
    posts: person.posts.map((post) =>
      post.acting ? t('acting', { role: roles(`name.${post.role}`) }) : roles(`name.${post.role}`),
    ),
  }))
  return (
    <ClientMessages also={['auth']}>
      <SignInDesk
        next={next}
        signedOut={asked.out === '1'}
        people={people}
        demonstrationPassword={people.length > 0 ? DEMONSTRATION_PASSWORD : null}
      >
        <Letterhead title={t('signIn')} />
      </SignInDesk>
    </ClientMessages>
  )
}
