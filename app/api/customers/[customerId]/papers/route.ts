import { Readable } from 'node:stream'
import { getLocale, getTranslations } from 'next-intl/server'
import { noteTakenOut } from '@/lib/areas/customers/exchange/mutations'
import { bookDifferences, paperBook } from '@/lib/areas/customers/exchange/queries'
import { isDossierPaper } from '@/lib/areas/customers/papers/rules/dossier-papers'
import { customerPlace } from '@/lib/areas/customers/queries'
import { takeUpload } from '@/lib/core/file-kinds'
import { downloadHeaders } from '@/lib/core/file-names'
import { storage } from '@/lib/core/files'
import { runMutation } from '@/lib/core/mutation'
import { takePoint } from '@/lib/core/rate-limit'
import { answer } from '@/lib/core/route'
import { readWorkbookSheets } from '@/lib/core/sheets/read-workbook'
import { FileRefused } from '@/lib/core/sheets/refused'
import { writeWorkbook } from '@/lib/core/sheets/write-workbook'
import { currentViewer } from '@/lib/core/viewer'
import { en } from '@/lib/messages/en'
import { zhCN } from '@/lib/messages/zh-CN'

type Props = { params: Promise<{ customerId: string }> }

/** Workbooks a person may take out or bring back in five minutes. */
const LIMIT = { name: 'papers', points: 60, seconds: 300 }
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const formsIn = (locale: string) => (locale === 'en' ? en.forms : zhCN.forms)

/** A paper of a customer (`?form=A1`), or all its dossier wants, as a workbook to be filled and brought back. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return answer({ kind: 'signed-out' })
  const { customerId } = await params
  const form = new URL(request.url).searchParams.get('form')
  if (form !== null && !isDossierPaper(form)) return answer({ kind: 'not-found' })
  const taken = await takePoint(LIMIT, viewer.personId)
  if (!taken.allowed) return answer({ kind: 'rate-limited', retryAfterSeconds: taken.retryAfterSeconds })
  const [locale, t] = await Promise.all([getLocale(), getTranslations('exchange')])
  const heads = [t('section'), t('field'), t('value')] as const
  const book = await paperBook(viewer, customerId, form, formsIn(locale), heads)
  if (!book) return answer({ kind: 'not-found' })
  const bytes = await writeWorkbook(book.sheets)
  const noted = await runMutation(noteTakenOut, viewer, { customerId, formIds: book.formIds })
  if (noted.kind !== 'ok') return answer(noted)
  const name = `${book.name} ${form ?? t('allPapers')}.xlsx`
  return new Response(bytes as BodyInit, {
    headers: downloadHeaders({ name, mediaType: XLSX, size: bytes.length }),
  })
}

/** What a workbook that came back would change, field by field; nothing is saved and the file is not kept. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return answer({ kind: 'signed-out' })
  const { customerId } = await params
  if (!(await customerPlace(viewer, customerId))) return answer({ kind: 'not-found' })
  const taken = await takePoint(LIMIT, viewer.personId)
  if (!taken.allowed) return answer({ kind: 'rate-limited', retryAfterSeconds: taken.retryAfterSeconds })
  if (!request.body) return answer({ kind: 'invalid', errors: { file: [{ code: 'import.file.empty' }] } })
  const name = new URL(request.url).searchParams.get('name') ?? ''
  try {
    const bytes = Readable.fromWeb(request.body as import('node:stream/web').ReadableStream)
    const upload = await takeUpload(storage(), { bytes, name, purpose: 'import' })
    try {
      const sheets = await storage().withPath(upload.key, readWorkbookSheets)
      const [locale, checks] = await Promise.all([getLocale(), getTranslations('forms.checks')])
      const papers = await bookDifferences(viewer, customerId, sheets, formsIn(locale), (code, values) =>
        checks.has(code as 'required') ? checks(code as 'required', values) : code,
      )
      return answer(papers ? { kind: 'ok', value: papers, notes: [] } : { kind: 'not-found' })
    } finally {
      await storage().remove(upload.key)
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    return answer({
      kind: 'invalid',
      errors: { file: [{ code: `import.file.${error.code}`, values: error.values }] },
    })
  }
}
