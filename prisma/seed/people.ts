import { pinyin } from 'pinyin-pro'
import { DEMONSTRATION_PASSWORD } from '@/lib/core/demonstration'
import type { RoleCode } from '@/lib/core/permissions'

/** The demonstration company: no firm and no person of it exists. */
export const companyName = '澄明医药'

export type DemoUnit = {
  code: string
  name: string
  kind: 'head-office' | 'region' | 'branch' | 'market-office' | 'department' | 'archive-room'
  parent: string | null
  /** Who dominates the area's channels (R-S03). */
  channels?: 'state' | 'private' | 'half'
}

export const demoUnits: readonly DemoUnit[] = [
  { code: 'HQ', name: companyName, kind: 'head-office', parent: null },
  { code: 'ZJB', name: '总经理办公室', kind: 'department', parent: 'HQ' },
  { code: 'DAS', name: '档案室', kind: 'archive-room', parent: 'ZJB' },
  { code: 'YXB', name: '营销部', kind: 'department', parent: 'HQ' },
  { code: 'CWB', name: '财务部', kind: 'department', parent: 'HQ' },
  { code: 'XXB', name: '信息网络部', kind: 'department', parent: 'HQ' },
  { code: 'KFB', name: '客户服务部', kind: 'department', parent: 'HQ' },
  { code: 'DKH', name: '大客户部', kind: 'department', parent: 'HQ' },
  { code: 'HD', name: '华东大区', kind: 'region', parent: 'HQ' },
  { code: 'SZ', name: '苏州分支机构', kind: 'branch', parent: 'HD', channels: 'half' },
  { code: 'SZ-CQ', name: '苏州市场部', kind: 'market-office', parent: 'SZ' },
  { code: 'SZ-WJ', name: '吴江市场部', kind: 'market-office', parent: 'SZ' },
  { code: 'SZ-KS', name: '昆山市场部', kind: 'market-office', parent: 'SZ' },
  { code: 'HZ', name: '杭州分支机构', kind: 'branch', parent: 'HD', channels: 'private' },
  { code: 'HZ-XS', name: '萧山市场部', kind: 'market-office', parent: 'HZ' },
  { code: 'HZ-HZ', name: '湖州市场部', kind: 'market-office', parent: 'HZ' },
  { code: 'HN', name: '华南大区', kind: 'region', parent: 'HQ' },
  { code: 'GZ', name: '广州分支机构', kind: 'branch', parent: 'HN', channels: 'private' },
  { code: 'GZ-PY', name: '番禺市场部', kind: 'market-office', parent: 'GZ' },
  { code: 'GZ-FS', name: '佛山市场部', kind: 'market-office', parent: 'GZ' },
  { code: 'XM', name: '厦门分支机构', kind: 'branch', parent: 'HN', channels: 'state' },
  { code: 'XM-JM', name: '集美市场部', kind: 'market-office', parent: 'XM' },
  { code: 'XM-QZ', name: '泉州市场部', kind: 'market-office', parent: 'XM' },
]

export type DemoPost = { role: RoleCode; unit: string; acting?: boolean }
/** `pinyin` is the sign-in name everybody else would have, and what lists sort by. */
export type DemoPerson = { name: string; pinyin: string; username: string; posts: readonly DemoPost[] }

type Row = readonly [
  name: string,
  ...posts: (readonly [RoleCode, string] | readonly [RoleCode, string, 'acting'])[],
]

const ADMINISTRATOR = '言午之'

// prettier-ignore
const rows: readonly Row[] = [
  ['纪望舒', ['general-manager', 'HQ']],
  ['凌叔衡', ['deputy-gm', 'HQ']],
  ['温若谷', ['gm-office-head', 'ZJB']],
  ['司徒谨', ['auditor', 'ZJB']],
  ['秦守拙', ['archivist', 'DAS']],
  ['葛岱', ['head-of-marketing', 'YXB']],
  ['舒窈', ['marketing-officer', 'YXB'], ['bid-officer', 'YXB']],
  ['钟离岫', ['finance-manager', 'CWB']],
  ['晏如初', ['collection-accountant', 'CWB']],
  ['柏予安', ['finance-officer', 'CWB'], ['bid-reviewer', 'CWB']],
  [ADMINISTRATOR, ['administrator', 'XXB']],
  ['卓庭芳', ['department-manager', 'XXB']],
  ['宋知微', ['service-manager', 'KFB']],
  ['裴世安', ['ka-manager', 'DKH']],
  ['穆清和', ['ka-supervisor', 'DKH']],
  ['江晚舟', ['ka-specialist', 'DKH']],
  ['许闲庭', ['ka-specialist', 'DKH']],
  ['尹素心', ['ka-clerk', 'DKH'], ['service-officer', 'KFB']],
  ['严止戈', ['credit-investigator', 'DKH']],
  ['傅云深', ['regional-manager', 'HD']],
  ['韩砚秋', ['marketing-director', 'HD']],
  ['姚听雨', ['region-clerk', 'HD']],
  ['卢景行', ['marketing-director', 'HN'], ['regional-manager', 'HN', 'acting']],
  ['顾明远', ['branch-gm', 'SZ']],
  ['沈若溪', ['branch-sales-manager', 'SZ']],
  ['方静宜', ['cashier', 'SZ']],
  ['何知秋', ['accountant', 'SZ']],
  ['陆小舟', ['courier', 'SZ']],
  ['罗亦安', ['sales-rep', 'SZ-CQ']],
  ['陈一帆', ['sales-rep', 'SZ-WJ']],
  ['蒋小满', ['sales-rep', 'SZ-KS']],
  ['谢停云', ['branch-gm', 'HZ']],
  ['陶然之', ['branch-sales-manager', 'HZ']],
  ['白露晞', ['cashier', 'HZ']],
  ['邵清嘉', ['accountant', 'HZ']],
  ['石大川', ['courier', 'HZ']],
  ['范望北', ['sales-rep', 'HZ-XS']],
  ['俞知返', ['sales-rep', 'HZ-HZ']],
  ['梁仲山', ['branch-gm', 'GZ'], ['branch-gm', 'XM', 'acting']],
  ['区嘉敏', ['branch-sales-manager', 'GZ']],
  ['曾静姝', ['cashier', 'GZ']],
  ['单雪梅', ['accountant', 'GZ'], ['accountant', 'XM']],
  ['仇铁生', ['courier', 'GZ']],
  ['冼志成', ['sales-rep', 'GZ-PY']],
  ['麦穗', ['sales-rep', 'GZ-FS']],
  ['解晓岚', ['branch-sales-manager', 'XM']],
  ['翟月明', ['cashier', 'XM']],
  ['蒲阿生', ['courier', 'XM']],
  ['查知寒', ['sales-rep', 'XM-JM'], ['sales-rep', 'XM-QZ']],
]

/** Sign-in name: full pinyin without spaces, the family name read as a family name (区 ou, 单 shan). */
export function usernameOf(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true }).join('').toLowerCase()
}

export const demoPeople: readonly DemoPerson[] = rows.map(([name, ...posts]) => ({
  name,
  pinyin: usernameOf(name),
  username: name === ADMINISTRATOR ? 'admin' : usernameOf(name),
  posts: posts.map(([role, unit, acting]) => ({ role, unit, ...(acting ? { acting: true } : {}) })),
}))

/** Signs for another for a week around today; `from` and `to` are names. */
export const demoDelegation = {
  from: '谢停云',
  to: '傅云深',
  daysBefore: 1,
  daysAfter: 5,
  reason: '赴总部参加年度经营会，期间分支机构签批委托大区经理办理',
}

/** The only person of `role` in the unit, or the nearest unit above that has one; throws when nobody has it. */
export function holderOf(role: RoleCode, unit: string): DemoPerson {
  for (let code: string | null = unit; code; code = demoUnits.find((u) => u.code === code)!.parent) {
    const holder = demoPeople.find((p) => p.posts.some((post) => post.role === role && post.unit === code))
    if (holder) return holder
  }
  const anywhere = demoPeople.find((p) => p.posts.some((post) => post.role === role))
  if (!anywhere) throw new Error(`nobody is ${role} of ${unit}`)
  return anywhere
}

export type DemonstrationSignIn = {
  username: string
  name: string
  role: RoleCode
  unit: string
  acting: boolean
  password: string
}

/** Everybody who can sign in to the demonstration, a row for each post: what its sign-in page lists. */
export function demonstrationSignIns(): DemonstrationSignIn[] {
  return demoPeople.flatMap(({ name, username, posts }) =>
    posts.map(({ role, unit, acting }) => ({
      username,
      name,
      role,
      unit: demoUnits.find((u) => u.code === unit)!.name,
      acting: acting ?? false,
      password: DEMONSTRATION_PASSWORD,
    })),
  )
}
