import { sql } from '@/lib/core/db'

/** 200 when the product can serve: it runs and its database answers. */
export async function GET(): Promise<Response> {
  const alive = await sql('SELECT 1').then(
    () => true,
    () => false,
  )
  return Response.json(
    { status: alive ? 'ok' : 'database-unreachable' },
    { status: alive ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}
