import { openApiDocument } from '@/lib/composition/openapi'
import { answer } from '@/lib/core/route'
import { apiViewer, currentViewer } from '@/lib/core/viewer'

/** The OpenAPI document, for whoever may use the API. */
export async function GET(request: Request): Promise<Response> {
  const token = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
  const viewer = token ? await apiViewer(token) : await currentViewer()
  return viewer ? Response.json(openApiDocument()) : answer({ kind: 'signed-out' })
}
