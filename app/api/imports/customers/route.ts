import { Readable } from 'node:stream'
import { beginImport } from '@/lib/areas/customers/import/mutations'
import { takeUpload } from '@/lib/core/file-kinds'
import { storage } from '@/lib/core/files'
import { runMutation } from '@/lib/core/mutation'
import { answer } from '@/lib/core/route'
import { may } from '@/lib/core/scope'
import { FileRefused } from '@/lib/core/sheets/refused'
import { currentViewer } from '@/lib/core/viewer'

/** Takes a list of customers as the body of the request, streamed to the storage; its name is in the address. */
export async function POST(request: Request): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return answer({ kind: 'signed-out' })
  if (!may(viewer, 'customers.import')) return answer({ kind: 'not-found' })
  const name = new URL(request.url).searchParams.get('name') ?? ''
  if (!request.body) return answer({ kind: 'invalid', errors: { file: [{ code: 'import.file.empty' }] } })
  try {
    const bytes = Readable.fromWeb(request.body as import('node:stream/web').ReadableStream)
    const {
      key,
      size,
      sha256,
      mediaType,
      name: safe,
    } = await takeUpload(storage(), {
      bytes,
      length: request.headers.get('content-length'),
      name,
      purpose: 'import',
    })
    return answer(await runMutation(beginImport, viewer, { key, size, sha256, mediaType, name: safe }))
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    return answer({
      kind: 'invalid',
      errors: { file: [{ code: `import.file.${error.code}`, values: error.values }] },
    })
  }
}
