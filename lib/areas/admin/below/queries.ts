import { today } from '@/lib/core/clock'
import { sql } from '@/lib/core/db'
import type { RoleCode } from '@/lib/core/permissions'
import type { HeldPost, Viewer } from '@/lib/core/scope'
import { partOf } from '@/lib/core/where-text'
import { commandsOf, isBelow } from './rules/below'

/** Somebody below the viewer, with the post he is known by. */
export type Subordinate = { id: string; name: string; role: RoleCode; unitName: string }

type Row = { id: string; name: string; posts: (Omit<HeldPost, 'unitPath'> & { path: string })[] }

/** People looked through before those who are not below are left out, and people shown. */
const LOOKED = 300
const SHOWN = 40

/** People below the viewer whose name, pinyin or user name contains what is typed (nothing = all), by pinyin; the first forty. */
export async function subordinates(
  viewer: Viewer,
  typed: string,
  rank: readonly RoleCode[],
): Promise<Subordinate[]> {
  const commands = commandsOf(viewer)
  if (commands.length === 0) return []
  const roles = commands.some((one) => one.roles === null) ? null : commands.flatMap((one) => one.roles ?? [])
  const rows = await sql<Row>(
    `WITH within AS (
       SELECT DISTINCT po."personId" FROM "Unit" top JOIN "Unit" u ON u."path" LIKE top."path"||'%' JOIN "Post" po ON po."unitId"=u."id"
       WHERE top."id"=ANY($2::uuid[]) AND ($3::text[] IS NULL OR po."role"=ANY($3))
         AND po."startsOn"<=$1::date AND (po."endsOn" IS NULL OR po."endsOn">=$1::date)),
     found AS (
       SELECT p."id",p."name",p."namePinyin" FROM within JOIN "Person" p ON p."id"=within."personId"
       WHERE p."disabledAt" IS NULL AND p."id"<>$4::uuid AND ($5::text IS NULL OR p."name" LIKE $5 OR p."namePinyin" LIKE $5 OR p."username" LIKE $5)
       ORDER BY p."namePinyin",p."id" LIMIT ${LOOKED})
     SELECT f."id",f."name",(
       SELECT json_agg(json_build_object('role',po."role",'acting',po."acting",'unitId',u."id",'unitKind',u."kind",'unitName',u."name",'path',u."path",
         'anchorId',coalesce(a."id",u."id"),'anchorKind',coalesce(a."kind",u."kind")) ORDER BY po."acting",po."id")
       FROM "Post" po JOIN "Unit" u ON u."id"=po."unitId" LEFT JOIN LATERAL (
         SELECT a."id",a."kind" FROM "Unit" a WHERE a."id"=ANY(string_to_array(trim(BOTH '/' FROM u."path"),'/')::uuid[])
           AND a."kind" IN ('head-office','region','branch','market-office') ORDER BY length(a."path") DESC LIMIT 1) a ON true
       WHERE po."personId"=f."id" AND po."startsOn"<=$1::date AND (po."endsOn" IS NULL OR po."endsOn">=$1::date)) AS "posts"
     FROM found f ORDER BY f."namePinyin",f."id"`,
    [today(), commands.map(({ place }) => place), roles, viewer.personId, partOf(typed.trim())],
  ) // prettier-ignore
  return rows
    .map((row) => ({
      ...row,
      posts: row.posts.map(({ path, ...post }): HeldPost => ({ ...post, unitPath: path.split('/').filter(Boolean) })),
    }))
    .filter(({ id, posts }) => isBelow(viewer, { personId: id, posts }, rank))
    .slice(0, SHOWN)
    .map(({ id, name, posts }) => ({ id, name, role: posts[0]!.role, unitName: posts[0]!.unitName }))
} // prettier-ignore
