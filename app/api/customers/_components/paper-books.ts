import { Readable } from 'node:stream'
import { getLocale, getTranslations } from 'next-intl/server'
import type { PaperDifferences } from '@/lib/areas/customers/exchange/rules/differences'
import { takeUpload } from '@/lib/core/file-kinds'
import { downloadHeaders } from '@/lib/core/file-names'
import { storage } from '@/lib/core/files'
import { takePoint } from '@/lib/core/rate-limit'
import { answer } from '@/lib/core/route'
import type { Viewer } from '@/lib/core/scope'
import { type ReadSheet, readWorkbookSheets } from '@/lib/core/sheets/read-workbook'
import { FileRefused } from '@/lib/core/sheets/refused'
import { type BookSheet, writeWorkbook } from '@/lib/core/sheets/write-workbook'
import { en } from '@/lib/messages/en'
import { zhCN } from '@/lib/messages/zh-CN'

/** Workbooks a person may take out or bring back in five minutes. */
const LIMIT = { name: 'papers', points: 60, seconds: 300 }
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Says how a value that cannot be taken is wrong (`forms.checks`). */
export type Say = (code: string, values: Record<string, string | number>) => string

/** The catalogue `forms` of the reader, and the heads of the first sheet. */
export async function bookWords() {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('exchange')])
  return {
    forms: locale === 'en' ? en.forms : zhCN.forms,
    heads: [t('section'), t('field'), t('value')] as const,
  }
}

/** An answer where the viewer has asked too often; null where he may go on. */
export async function tooOften(viewer: Viewer): Promise<Response | null> {
  const taken = await takePoint(LIMIT, viewer.personId)
  return taken.allowed ? null : answer({ kind: 'rate-limited', retryAfterSeconds: taken.retryAfterSeconds })
}

/** A workbook to keep. */
export async function bookAnswer(name: string, sheets: readonly BookSheet[]): Promise<Response> {
  const bytes = await writeWorkbook(sheets)
  return new Response(bytes as BodyInit, {
    headers: downloadHeaders({ name: `${name}.xlsx`, mediaType: XLSX, size: bytes.length }),
  })
}

/** What a workbook that came back would change, as `compare` finds; nothing is saved and the file is not kept. */
export async function comparedBook(
  request: Request,
  compare: (sheets: readonly ReadSheet[], forms: object, say: Say) => Promise<PaperDifferences[] | null>,
): Promise<Response> {
  if (!request.body) return answer({ kind: 'invalid', errors: { file: [{ code: 'import.file.empty' }] } })
  const name = new URL(request.url).searchParams.get('name') ?? ''
  try {
    const bytes = Readable.fromWeb(request.body as import('node:stream/web').ReadableStream)
    const upload = await takeUpload(storage(), {
      bytes,
      length: request.headers.get('content-length'),
      name,
      purpose: 'import',
    })
    try {
      const sheets = await storage().withPath(upload.key, readWorkbookSheets)
      const [{ forms }, checks] = await Promise.all([bookWords(), getTranslations('forms.checks')])
      const papers = await compare(sheets, forms, (code, values) =>
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
