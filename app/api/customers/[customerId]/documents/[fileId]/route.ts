import { Readable } from 'node:stream'
import { documentFile } from '@/lib/areas/archive/documents/queries'
import { downloadHeaders } from '@/lib/core/file-names'
import { storage } from '@/lib/core/files'
import { answer } from '@/lib/core/route'
import { currentViewer } from '@/lib/core/viewer'

/** Hands out a document of a customer's file to whoever may open its slot; to everybody else there is none. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ customerId: string; fileId: string }> },
): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return answer({ kind: 'signed-out' })
  const { customerId, fileId } = await params
  const file = await documentFile(viewer, customerId, fileId)
  if (!file) return answer({ kind: 'not-found' })
  const bytes = await storage().read(file.key)
  return new Response(Readable.toWeb(bytes) as ReadableStream, { headers: downloadHeaders(file) })
}
