import { getTranslations } from 'next-intl/server'
import { noteTakenOut } from '@/lib/areas/customers/exchange/mutations'
import { bookDifferences, paperBook } from '@/lib/areas/customers/exchange/queries'
import { isDossierPaper } from '@/lib/areas/customers/papers/rules/dossier-papers'
import { fiscalKey } from '@/lib/areas/customers/papers/rules/fiscal-period'
import { customerPlace } from '@/lib/areas/customers/queries'
import { runMutation } from '@/lib/core/mutation'
import { answer } from '@/lib/core/route'
import { currentViewer } from '@/lib/core/viewer'
import { bookAnswer, bookWords, comparedBook, tooOften } from '../../_components/paper-books'

type Props = { params: Promise<{ customerId: string }> }

/** A paper of a customer (`?form=A1`, `?form=A5&period=2025`), or all its dossier wants, as a workbook to be filled and brought back. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return answer({ kind: 'signed-out' })
  const { customerId } = await params
  const asked = new URL(request.url).searchParams
  const [form, period] = [asked.get('form'), fiscalKey(asked.get('period'))]
  if (form !== null && !isDossierPaper(form)) return answer({ kind: 'not-found' })
  const refused = await tooOften(viewer)
  if (refused) return refused
  const [{ forms, heads }, t] = await Promise.all([bookWords(), getTranslations('exchange')])
  const book = await paperBook(viewer, customerId, { form, period }, forms, heads)
  if (!book) return answer({ kind: 'not-found' })
  const noted = await runMutation(noteTakenOut, viewer, { customerId, formIds: book.formIds })
  return noted.kind === 'ok'
    ? bookAnswer([book.name, form ?? t('allPapers'), period].filter(Boolean).join(' '), book.sheets)
    : answer(noted)
}

/** What a workbook that came back would change, field by field; nothing is saved and the file is not kept. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return answer({ kind: 'signed-out' })
  const { customerId } = await params
  if (!(await customerPlace(viewer, customerId))) return answer({ kind: 'not-found' })
  const refused = await tooOften(viewer)
  if (refused) return refused
  return comparedBook(request, (sheets, forms, say) =>
    bookDifferences(viewer, customerId, sheets, forms, say),
  )
}
