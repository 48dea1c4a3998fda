import { Readable } from 'node:stream'
import { attachFile } from '@/lib/areas/customers/attachments/mutations'
import { seenRecord } from '@/lib/areas/customers/records/queries'
import { isRecordKind } from '@/lib/areas/customers/records/rules/record-kinds'
import { takeUpload } from '@/lib/core/file-kinds'
import { storage } from '@/lib/core/files'
import { runMutation } from '@/lib/core/mutation'
import { takePoint } from '@/lib/core/rate-limit'
import { answer } from '@/lib/core/route'
import { FileRefused } from '@/lib/core/sheets/refused'
import { isUuid } from '@/lib/core/uuid'
import { currentViewer } from '@/lib/core/viewer'

/** Files a person may send in ten minutes. */
const LIMIT = { name: 'files', points: 200, seconds: 600 }

/** Takes a file for a record as the body of the request, streamed to the storage: `?subjectType=&subjectId=&name=`. */
export async function POST(request: Request): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return answer({ kind: 'signed-out' })
  const asked = new URL(request.url).searchParams
  const [subjectType, subjectId] = [asked.get('subjectType') ?? '', asked.get('subjectId') ?? '']
  const known = isRecordKind(subjectType) && isUuid(subjectId)
  if (!known || !(await seenRecord(viewer, subjectType, subjectId))) return answer({ kind: 'not-found' })
  const taken = await takePoint(LIMIT, viewer.personId)
  if (!taken.allowed) return answer({ kind: 'rate-limited', retryAfterSeconds: taken.retryAfterSeconds })
  if (!request.body) return answer({ kind: 'invalid', errors: { file: [{ code: 'import.file.empty' }] } })
  try {
    const bytes = Readable.fromWeb(request.body as import('node:stream/web').ReadableStream)
    const { key, size, sha256, mediaType, name, scanState } = await takeUpload(storage(), {
      bytes,
      length: request.headers.get('content-length'),
      name: asked.get('name') ?? '',
      purpose: 'document',
    })
    const outcome = await runMutation(attachFile, viewer, {
      subjectType,
      subjectId,
      key,
      size,
      sha256,
      mediaType,
      name,
      scanState,
    })
    if (outcome.kind !== 'ok') await storage().remove(key)
    return answer(outcome)
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    return answer({
      kind: 'invalid',
      errors: { file: [{ code: `import.file.${error.code}`, values: error.values }] },
    })
  }
}
