import { profilePaper } from '@/app/(desk)/customers/[customerId]/_components/profile-paper'
import { noteTakenOut } from '@/lib/areas/customers/exchange/mutations'
import { formG3 } from '@/lib/areas/customers/forms/g3'
import { profileOf } from '@/lib/areas/customers/profile/queries'
import { profileDifferences } from '@/lib/areas/customers/profile/rules/profile-book'
import { today } from '@/lib/core/clock'
import { bookOf } from '@/lib/core/forms/book'
import { wordsOf } from '@/lib/core/forms/words'
import { runMutation } from '@/lib/core/mutation'
import { answer } from '@/lib/core/route'
import { currentViewer } from '@/lib/core/viewer'
import { bookAnswer, bookWords, comparedBook, tooOften } from '../../../../_components/paper-books'

type Props = { params: Promise<{ customerId: string; postId: string }> }

/** The profile (G3) of a person as a workbook to be filled and brought back. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return answer({ kind: 'signed-out' })
  const { customerId, postId } = await params
  const refused = await tooOften(viewer)
  if (refused) return refused
  const profile = await profileOf(viewer, customerId, postId)
  if (!profile) return answer({ kind: 'not-found' })
  const [{ forms, heads }, { answers }] = await Promise.all([bookWords(), profilePaper(profile, null)])
  const noted = await runMutation(noteTakenOut, viewer, { customerId, formIds: [formG3.id] })
  if (noted.kind !== 'ok') return answer(noted)
  const sheets = bookOf(formG3, answers, wordsOf(forms, formG3.id), heads)
  return bookAnswer(`${profile.person.name} ${formG3.id}`, sheets)
}

/** What a workbook that came back would change, field by field; nothing is saved and the file is not kept. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return answer({ kind: 'signed-out' })
  const { customerId, postId } = await params
  const profile = await profileOf(viewer, customerId, postId)
  if (!profile) return answer({ kind: 'not-found' })
  const refused = await tooOften(viewer)
  if (refused) return refused
  const { answers } = await profilePaper(profile, null)
  const { superiors, may } = profile
  const around = { superiors, mayEdit: may.edit, today: today() }
  return comparedBook(request, async (sheets, forms, say) =>
    profileDifferences(answers, sheets, around, forms, say),
  )
}
