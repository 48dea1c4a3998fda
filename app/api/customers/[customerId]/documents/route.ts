import { Readable } from 'node:stream'
import { addDocumentFile } from '@/lib/areas/archive/documents/mutations'
import { documentList } from '@/lib/areas/archive/documents/queries'
import { takeUpload } from '@/lib/core/file-kinds'
import { storage } from '@/lib/core/files'
import { runMutation } from '@/lib/core/mutation'
import { answer } from '@/lib/core/route'
import { FileRefused } from '@/lib/core/sheets/refused'
import { currentViewer } from '@/lib/core/viewer'

/** Takes a document of a customer's file as the body of the request; its name is in the address. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ customerId: string }> },
): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return answer({ kind: 'signed-out' })
  const { customerId } = await params
  // Asked before a byte is stored; the mutation asks again.
  if (!(await documentList(viewer, customerId))?.mayKeep) return answer({ kind: 'not-found' })
  const name = new URL(request.url).searchParams.get('name') ?? ''
  if (!request.body) return answer({ kind: 'invalid', errors: { files: [{ code: 'import.file.empty' }] } })
  try {
    const bytes = Readable.fromWeb(request.body as import('node:stream/web').ReadableStream)
    const taken = await takeUpload(storage(), {
      bytes,
      length: request.headers.get('content-length'),
      name,
      purpose: 'document',
    })
    const { key, size, sha256, mediaType, name: safe } = taken
    const outcome = await runMutation(addDocumentFile, viewer, {
      customerId,
      key,
      size,
      sha256,
      mediaType,
      name: safe,
    })
    if (outcome.kind !== 'ok') await storage().remove(key)
    return answer(outcome)
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    return answer({
      kind: 'invalid',
      errors: { files: [{ code: `import.file.${error.code}`, values: error.values }] },
    })
  }
}
