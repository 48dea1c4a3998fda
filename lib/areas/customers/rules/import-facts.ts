import type { BusinessDate } from '@/lib/core/dates'
import type { Fen } from '@/lib/core/money'
import { dossierFacts } from './dossier-facts'

/** What a cell of each kind becomes. */
type Values = {
  text: string
  date: BusinessDate
  money: Fen
  integer: number
  phone: string
  email: string
  website: string
  'tax-number': string
  digits: string
  choice: string
}

export type CellKind = keyof Values

export type FactSpec = {
  as: CellKind
  /** Characters of a text, digits of a code. */
  min?: number
  max?: number
  /** A cell that cannot be read refuses the row; otherwise only the cell is left out, with a note. */
  refuses?: true
  /** Headers that name the fact, most telling first; the first half counts as certain. */
  heads: readonly string[]
  /** Headers that may mean it. */
  perhaps?: readonly string[]
  /** Words for each code of a choice. */
  words?: Readonly<Record<string, readonly string[]>>
}

/**
 * Facts of a customer that a list can bring, in the order of the template. Keys are those of the dossier where it
 * knows the fact; the others (`shortName`, `email` …) go the same way into its map.
 */
export const importFacts = {
  name: {
    as: 'text',
    max: dossierFacts.name.max,
    refuses: true,
    heads: [
      '公司名称',
      '客户名称',
      '企业名称',
      '单位名称',
      '公司全称',
      '客户全称',
      '公司名',
      '客户名',
      'company name',
      'customer name',
      'full name',
    ],
    perhaps: ['名称', '客户', '公司', '单位', '全称', 'name', 'company', 'customer', 'account name'],
  },
  shortName: {
    as: 'text',
    max: 40,
    heads: ['简称', '客户简称', '公司简称', '证券简称', 'short name'],
    perhaps: ['name', '名称'],
  },
  fileNumber: { as: 'text', max: 30, heads: ['档案编号', '档案号', '编号', 'file number'] },
  taxNumber: {
    as: 'tax-number',
    refuses: true,
    heads: [
      '统一社会信用代码',
      '社会信用代码',
      '信用代码',
      '税号',
      '纳税人识别号',
      '税务登记号',
      'tax number',
      'credit code',
      'uscc',
      'tax id',
    ],
  },
  legalRepresentative: {
    as: 'text',
    max: dossierFacts.legalRepresentative.max,
    heads: ['法定代表人', '法人代表', '法人', 'legal representative', 'legal person'],
    perhaps: ['董事长', 'chairman'],
  },
  operator: {
    as: 'text',
    max: dossierFacts.operator.max,
    heads: ['实际经营者', '经营者', 'actual operator', 'operator'],
    perhaps: ['总经理', 'manager', 'general manager'],
  },
  capital: {
    as: 'money',
    refuses: true,
    heads: ['注册资金', '注册资本', '资本额', 'registered capital', 'capital'],
    perhaps: ['资本', '资金', 'reg capital'],
  },
  foundedOn: {
    as: 'date',
    refuses: true,
    heads: [
      '成立日期',
      '成立时间',
      '创立日期',
      '创办日期',
      '创办时间',
      'setup date',
      'founded',
      'founded on',
      'founding date',
      'established',
    ],
    perhaps: ['开业日期', '成立'],
  },
  registeredOn: {
    as: 'date',
    refuses: true,
    heads: ['登记日期', '注册日期', '注册时间', 'registration date', 'registered on'],
  },
  dealingsSince: {
    as: 'date',
    refuses: true,
    heads: ['开始交易日期', '合作日期', '来往日期', '首次交易', 'dealings since', 'customer since'],
  },
  phone: {
    as: 'phone',
    heads: ['电话', '联系电话', '公司电话', '电话号码', '座机', 'phone', 'tel', 'telephone', 'phone number'],
    perhaps: ['手机', '手机号', '联系方式', 'mobile'],
  },
  email: {
    as: 'email',
    max: 254,
    heads: ['邮箱', '电子邮箱', '电子邮件', '联系邮箱', 'email', 'e-mail', 'mail'],
  },
  website: {
    as: 'website',
    max: 200,
    heads: ['网址', '网站', '公司网址', '公司主页', '官网', 'website', 'url', 'homepage', 'web'],
  },
  province: { as: 'text', max: 20, heads: ['省份', '省', '所在省', '所属省份', 'province'] },
  city: { as: 'text', max: 30, heads: ['城市', '市', '所在城市', '所属城市', 'city'] },
  address: {
    as: 'text',
    max: dossierFacts.address.max,
    heads: [
      '地址',
      '公司地址',
      '详细地址',
      '客户地址',
      '所在地址',
      'address',
      '注册地址',
      'addr reg',
      'registered address',
    ],
    perhaps: ['经营地址', '办公地址', 'addr work', 'office address', '住所'],
  },
  postcode: {
    as: 'digits',
    min: 6,
    max: 6,
    heads: ['邮编', '邮政编码', 'postcode', 'zip', 'zip code', 'postal code'],
  },
  industry: { as: 'text', max: 40, heads: ['行业', '所属行业', 'industry'] },
  employees: {
    as: 'integer',
    heads: ['员工人数', '员工数', '公司员工数', '职工人数', 'employees', 'staff', 'headcount'],
    perhaps: ['人数'],
  },
  mainBusiness: {
    as: 'text',
    max: 2000,
    heads: ['主营业务', '经营范围', 'main business', 'business scope', 'scope of business'],
  },
  goods: {
    as: 'text',
    max: dossierFacts.goods.max,
    heads: ['经营商品', '商品', '主营产品', 'goods handled', 'goods'],
  },
  bank: {
    as: 'text',
    max: dossierFacts.bank.max,
    heads: ['开户银行', '开户行', '往来银行', '来往银行', 'bank'],
  },
  bankAccount: {
    as: 'digits',
    min: 6,
    max: 30,
    heads: ['银行账号', '银行帐号', '账号', '帐号', 'bank account', 'account number'],
  },
  channelNature: {
    as: 'choice',
    heads: ['渠道类型', '渠道性质', '企业性质', '所有制', 'channel nature', 'ownership'],
    perhaps: ['act ent type', '性质'],
    words: {
      state: ['state', '国有', '国营', '国企', '国有企业', '中央国企', '地方国企', '央企', '国有控股'],
      private: ['private', '私有', '私营', '私企', '民营', '民企', '民营企业', '私营企业', '个体'],
    },
  },
  kind: {
    as: 'choice',
    heads: ['客户类型', '客户类别', 'kind of customer', 'customer kind', 'customer type'],
    words: {
      wholesaler: ['wholesaler', '批发商', '批发', '批发企业'],
      'pharma-company': ['pharma-company', 'pharmaceutical company', '医药公司', '药业公司'],
      chain: ['chain', '连锁', '连锁公司', '连锁店', '连锁药店'],
      'large-pharmacy': ['large-pharmacy', 'large pharmacy', '大型药店', '大药店'],
    },
  },
} as const satisfies Record<string, FactSpec>

export type ImportFactKey = keyof typeof importFacts
export const importFactKeys = Object.keys(importFacts) as ImportFactKey[]

export function specOf(fact: ImportFactKey): FactSpec {
  return importFacts[fact]
}

/** Kinds of cell that may hold several values: the first is the fact, the others stand beside it. */
export type FurtherValues = {
  moreEmails?: readonly string[]
  moreWebsites?: readonly string[]
  morePhones?: readonly string[]
}

/** What one row says of a customer. Money in fen, dates YYYY-MM-DD. A fact is missing when its cell was empty. */
export type ImportFacts = {
  -readonly [K in ImportFactKey]?: Values[(typeof importFacts)[K]['as']]
} & FurtherValues
