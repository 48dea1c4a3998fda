import { operationAt } from '@/lib/composition/api'
import { inPortions } from '@/lib/core/rate-limit'
import { answer, serve } from '@/lib/core/route'
import { apiViewer, currentViewer } from '@/lib/core/viewer'

const takePoint = inPortions({ name: 'api', points: 600, seconds: 60 }, 20)

type Context = { params: Promise<{ path: string[] }> }

async function handle(request: Request, { params }: Context): Promise<Response> {
  const token = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
  const viewer = token ? await apiViewer(token) : await currentViewer()
  if (!viewer) return answer({ kind: 'signed-out' })
  const taken = await takePoint(viewer.personId)
  if (!taken.allowed) return answer({ kind: 'rate-limited', retryAfterSeconds: taken.retryAfterSeconds })
  // A HEAD is answered like the GET it asks about; the server leaves the body away.
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const found = operationAt(method, `/${(await params).path.join('/')}`)
  return found ? serve(found.operation, viewer, request, found.params) : answer({ kind: 'not-found' })
}

export { handle as GET, handle as POST }
