import { Readable } from 'node:stream'
import { noteDownload } from '@/lib/areas/customers/attachments/mutations'
import { attachedFile } from '@/lib/areas/customers/attachments/queries'
import { downloadHeaders } from '@/lib/core/file-names'
import { storage } from '@/lib/core/files'
import { runMutation } from '@/lib/core/mutation'
import { answer } from '@/lib/core/route'
import { readableFile } from '@/lib/core/stored-files'
import { currentViewer } from '@/lib/core/viewer'
import { z } from 'zod'

/** Hands out a stored file to whoever may read what it belongs to; to everybody else there is none. Files of records leave a trail. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ fileId: string }> },
): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return answer({ kind: 'signed-out' })
  const { fileId } = await params
  if (!z.uuid().safeParse(fileId).success) return answer({ kind: 'not-found' })
  const own = await readableFile(viewer, fileId)
  const file = own ?? (await attachedFile(viewer, fileId))
  if (!file) return answer({ kind: 'not-found' })
  const bytes = await storage().read(file.key)
  if (!own) await runMutation(noteDownload, viewer, { id: file.id })
  return new Response(Readable.toWeb(bytes) as ReadableStream, { headers: downloadHeaders(file) })
}
