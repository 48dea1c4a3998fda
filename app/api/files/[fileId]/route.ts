import { Readable } from 'node:stream'
import { downloadHeaders } from '@/lib/core/file-names'
import { storage } from '@/lib/core/files'
import { answer } from '@/lib/core/route'
import { readableFile } from '@/lib/core/stored-files'
import { currentViewer } from '@/lib/core/viewer'
import { z } from 'zod'

/** Hands out a stored file to whoever may read what it belongs to; to everybody else there is none. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ fileId: string }> },
): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return answer({ kind: 'signed-out' })
  const { fileId } = await params
  const file = z.uuid().safeParse(fileId).success ? await readableFile(viewer, fileId) : null
  if (!file) return answer({ kind: 'not-found' })
  const bytes = await storage().read(file.key)
  return new Response(Readable.toWeb(bytes) as ReadableStream, { headers: downloadHeaders(file) })
}
