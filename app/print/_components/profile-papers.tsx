import { notFound } from 'next/navigation'
import type { openFolder } from '@/app/(desk)/customers/[customerId]/_components/folder'
import { opportunityOf, profilePaper } from '@/app/(desk)/customers/[customerId]/_components/profile-paper'
import { formG3 } from '@/lib/areas/customers/forms/g3'
import { type Profile, profilesOf } from '@/lib/areas/customers/profile/queries'
import { Paper } from './paper'

type Opened = Awaited<ReturnType<typeof openFolder>>

async function ProfilePaper({
  opened,
  profile,
  asked,
}: {
  opened: Opened
  profile: Profile
  asked: string | undefined
}) {
  const { viewer, folder } = opened
  const { answers, derived } = await profilePaper(profile, opportunityOf(profile, asked))
  return (
    <Paper
      viewer={viewer}
      form={formG3}
      back={`/customers/${folder.id}/people`}
      answers={answers}
      derived={derived}
      heads={[folder.units.slice(-2).join(' '), '', folder.fileNumber]}
      about={{ name: `${profile.person.name}　${folder.name}`, number: folder.fileNumber }}
    />
  )
}

/** Whose profiles are printed: one person's, those who take part in an opportunity, or the key players. */
function isAsked({ person, opportunities }: Profile, post?: string, opportunity?: string): boolean {
  if (post) return true
  if (opportunity) return opportunities.some(({ id, role }) => id === opportunity && role !== null)
  return person.keyPlayer
}

/** 个人档案 (G3) on A4, one after the other: of one person (`?post=`), of an opportunity, or of every key player. */
export async function ProfilePapers({
  opened,
  post,
  opportunity,
}: {
  opened: Opened
  post: string | undefined
  opportunity: string | undefined
}) {
  const found = await profilesOf(opened.viewer, opened.folder.id, post || null)
  const profiles = (found ?? []).filter((profile) => isAsked(profile, post, opportunity))
  if (profiles.length === 0) notFound()
  return profiles.map((profile) => (
    <ProfilePaper key={profile.postId} opened={opened} profile={profile} asked={opportunity} />
  ))
}
