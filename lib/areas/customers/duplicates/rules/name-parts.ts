import { readingOf, searchText, strippedName } from '../../rules/search-columns'
import { placeOf, withoutPlaces } from './regions'

/** A firm's name taken apart for comparison. */
export type NameParts = {
  /** Without legal suffix, blanks and marks, brackets kept as text. */
  full: string
  /** Without the places in front and without brackets: what tells the firm from others. */
  core: string
  /** The core without the words of its trade at the end (字号). */
  brand: string
  /** Codes of the places the name carries, in front or in brackets. */
  places: string[]
  /** Syllables of the core without tone: equal means it sounds the same. Read when it is asked for: nothing here takes as long. */
  readonly sound: string
  /** Words of a name in Latin letters, articles and legal forms left out, in alphabetical order; empty for Chinese names. */
  words: string[]
}

const LEGAL_HAN =
  /(?:股份|有限|责任|合伙|普通合伙|公司|集团|控股|总厂|总店|企业|分公司|子公司|办事处|个体工商户)+$/
/** Words of trades: they tell little, for many firms share them. */
const TRADE =
  '医药|药业|制药|药品|药房|药店|大药房|医疗器械|医疗|器械|生物|健康|科技|科学|化学|技术|电子|电气|电器|机械|装备|设备|材料|新材|化工|石化|石油|能源|电力|环保|环境|食品|饮料|乳业|酒业|农业|种业|服饰|服装|纺织|家居|家具|物流|运输|航运|港口|机场|商贸|贸易|商业|百货|连锁|零售|批发|批零|经营|销售|配送|发展|实业|工业|投资|置业|地产|房地产|建设|建筑|工程|传媒|出版|文化|教育|网络|信息|软件|智能|数据|通信|通讯|汽车|股权|管理|服务|国际|银行|证券|保险|信托|租赁|农村|交通|高速公路|公路|铁路|水务|燃气|有色金属|有色|钢铁|水泥|铝业|铜业|电池|煤业|矿业|旅游|酒店|研究院|研究所|设计院|设计|高科|部|店|厂|商行'
const TRADES = new RegExp(`(?:${TRADE})+$`)
const PLAIN = new RegExp(`^(?:${TRADE})+$`)
const HAN = /\p{Script=Han}/u
/** Words of no weight in a Latin name. */
const IDLE = new Set(
  'the of and for at in a an inc incorporated llc ltd limited co company corp corporation plc gmbh org st'.split(
    ' ',
  ),
)

/** Brackets of every kind as (…), and what they hold. */
function brackets(name: string): string[] {
  return [...name.matchAll(/\(([^()]*)\)/g)].map((found) => found[1] ?? '')
}

function latinWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’`?]s?\b/g, '')
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !IDLE.has(word))
}

function withoutForm(name: string): string {
  const rest = strippedName(name).replace(LEGAL_HAN, '')
  return rest.length >= 2 ? rest : strippedName(name)
}

function brandOf(core: string): string {
  const rest = core.replace(TRADES, '')
  return rest.length >= 2 ? rest : core
}

/** The name without places, unless nothing but words of a trade would stay: 江苏银行, 中国交通建设. */
function ownName(whole: string, rest: string): string {
  const bare = rest.replace(/^中国/, '')
  if (bare.length >= 2 && !PLAIN.test(bare)) return bare
  return PLAIN.test(rest) ? whole : rest
}

function hanParts(text: string): NameParts {
  let sound: string | null = null
  const inside = brackets(text)
  const outside = text.replace(/\([^()]*\)/g, '')
  const { places, rest } = withoutPlaces(withoutForm(outside))
  const inBrackets = inside.flatMap((part) => placeOf(part) ?? [])
  const core = ownName(withoutForm(outside), rest)
  return {
    full: strippedName(text),
    core,
    brand: brandOf(core),
    places: [...places, ...inBrackets],
    get sound() {
      return (sound ??= readingOf(core).pinyin)
    },
    words: [],
  }
}

/** Takes a name apart. Understands Chinese names (places, brackets, legal forms, trades) and names in Latin letters. */
export function namePartsOf(name: string): NameParts {
  const text = searchText(name)
    .replace(/[（【〔[]/g, '(')
    .replace(/[）】〕\]]/g, ')')
  if (HAN.test(text)) return hanParts(text)
  const words = latinWords(text)
  const core = words.join('')
  return {
    full: strippedName(text),
    core: core || strippedName(text),
    brand: core,
    places: [],
    sound: '',
    words: [...new Set(words)].sort(),
  }
}
