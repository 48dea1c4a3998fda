import { getLocale, getTranslations } from 'next-intl/server'
import { downloadHeaders } from '@/lib/core/file-names'
import { isPaperAddress, notePdf, paperPdf } from '@/lib/core/pdf'
import { takePoint } from '@/lib/core/rate-limit'
import { runMutation } from '@/lib/core/mutation'
import { answer } from '@/lib/core/route'
import { currentViewer } from '@/lib/core/viewer'

/** Forms a person may have made in five minutes. */
const LIMIT = { name: 'pdf', points: 30, seconds: 300 }

/** A paper as PDF: `?path=/print/…&name=…`. Says so where the machine has no browser to draw it. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return answer({ kind: 'signed-out' })
  const asked = new URL(request.url).searchParams
  const path = asked.get('path') ?? ''
  if (!isPaperAddress(path)) return answer({ kind: 'not-found' })
  const taken = await takePoint(LIMIT, viewer.personId)
  if (!taken.allowed) return answer({ kind: 'rate-limited', retryAfterSeconds: taken.retryAfterSeconds })
  const [locale, t] = await Promise.all([getLocale(), getTranslations('forms.sheet')])
  const bytes = await paperPdf(path, request.headers.get('cookie') ?? '', locale)
  if (bytes === 'not-found') return answer({ kind: 'not-found' })
  if (bytes === 'no-browser')
    return new Response(t('pdfNoBrowser'), {
      status: 503,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    })
  await runMutation(notePdf, viewer, { path })
  const name = `${asked.get('name')?.slice(0, 80) || 'form'}.pdf`
  return new Response(bytes as BodyInit, {
    headers: downloadHeaders({ name, mediaType: 'application/pdf', size: bytes.length }),
  })
}
