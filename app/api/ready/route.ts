import { sql } from '@/lib/core/db'

/** 200 when traffic may come: the database answers and its tables are there. */
export async function GET(): Promise<Response> {
  const ready = await sql<{ there: boolean }>(`SELECT to_regclass('"Customer"') IS NOT NULL AS there`).then(
    ([row]) => row?.there === true,
    () => false,
  )
  return Response.json(
    { status: ready ? 'ready' : 'not-ready' },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}
