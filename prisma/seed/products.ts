import { chanceOf, idAt } from './random'
import { holderId } from './cast'
import { type Rows } from './copy'
import { type Timeline } from './timeline'
import { fen, yuanOf } from '@/lib/core/money'
import { readingOf } from '@/lib/areas/customers/rules/search-columns'

/** A product of the demonstration; its ex-factory price of today in fen. */
export type DemoProduct = {
  id: string
  code: string
  name: string
  spec: string
  unit: string
  perCarton: number
  floorFen: number
}

type Good = readonly [name: string, spec: string, unit: string, perCarton: number, floorFen: number]
type Group = readonly [prefix: string, goods: readonly [Good, Good, Good, Good]]

/** Goods of a group from the cheapest to the dearest, each with its ex-factory price in fen. */
const goodsOfGroup: Record<string, Group> = {
  charges: [
    'FY',
    [
      ['运费', '票', '票', 1, 10],
      ['装卸费', '票', '票', 1, 50],
      ['冷链附加费', '票', '票', 1, 200],
      ['专车运费', '车次', '车次', 1, 700],
    ],
  ],
  'patent-medicine': [
    'ZC',
    [
      ['板蓝根颗粒', '10g×2袋', '包', 400, 18],
      ['藿香正气口服液', '10ml×2支', '盒', 300, 88],
      ['六味地黄丸', '9g×6丸', '盒', 200, 285],
      ['复方丹参片', '0.32g×60片', '瓶', 120, 680],
    ],
  ],
  supplements: [
    'BJ',
    [
      ['菊花决明子茶', '3g×2袋', '袋', 500, 24],
      ['蜂蜜柚子固体饮料', '12g×5袋', '盒', 240, 92],
      ['大豆卵磷脂软胶囊', '1g×30粒', '瓶', 120, 255],
      ['鱼油软胶囊', '1g×60粒', '瓶', 96, 695],
    ],
  ],
  devices: [
    'QX',
    [
      ['体温贴', '1贴', '贴', 1000, 22],
      ['红外额温计套', '20只', '盒', 120, 96],
      ['腕带护具', '均码', '只', 80, 260],
      ['电子血压计袖带', '成人', '只', 40, 720],
    ],
  ],
  antibiotics: [
    'KG',
    [
      ['诺氟沙星胶囊', '0.1g×6粒', '板', 600, 18],
      ['阿莫西林胶囊', '0.25g×12粒', '盒', 400, 96],
      ['头孢克肟分散片', '0.1g×6片', '盒', 300, 255],
      ['左氧氟沙星片', '0.5g×7片', '盒', 240, 695],
    ],
  ],
  cardiovascular: [
    'XX',
    [
      ['硝酸甘油片', '0.5mg×10片', '板', 600, 19],
      ['阿司匹林肠溶片', '25mg×24片', '盒', 400, 86],
      ['缬沙坦胶囊', '80mg×7粒', '盒', 300, 290],
      ['丹七片', '0.3g×48片', '盒', 200, 680],
    ],
  ],
  digestive: [
    'XH',
    [
      ['口服补液盐散', '5.125g', '袋', 1000, 19],
      ['健胃消食片', '0.8g×16片', '盒', 400, 86],
      ['多潘立酮片', '10mg×30片', '盒', 300, 268],
      ['奥美拉唑肠溶胶囊', '20mg×14粒', '瓶', 240, 735],
    ],
  ],
  respiratory: [
    'HX',
    [
      ['复方甘草片', '10片', '板', 600, 22],
      ['感冒清热颗粒', '12g×3袋', '盒', 300, 90],
      ['川贝枇杷膏', '75ml', '瓶', 120, 260],
      ['孟鲁司特钠片', '10mg×5片', '盒', 240, 735],
    ],
  ],
  vitamins: [
    'WS',
    [
      ['维生素C片', '0.1g×20片', '袋', 500, 24],
      ['复合维生素B片', '100片', '瓶', 300, 90],
      ['碳酸钙D3片', '600mg×12片', '盒', 200, 260],
      ['葡萄糖酸锌口服液', '10ml×12支', '盒', 100, 720],
    ],
  ],
  diabetes: [
    'TN',
    [
      ['血糖试纸', '1片', '片', 2000, 21],
      ['二甲双胍片', '0.25g×12片', '盒', 400, 88],
      ['格列美脲片', '2mg×10片', '盒', 300, 260],
      ['阿卡波糖片', '50mg×30片', '盒', 240, 680],
    ],
  ],
  paediatric: [
    'EK',
    [
      ['小儿氨酚黄那敏颗粒', '6g×1袋', '袋', 800, 24],
      ['小儿健脾散', '1.5g×6袋', '盒', 300, 92],
      ['蒙脱石散', '3g×10袋', '盒', 240, 295],
      ['布洛芬混悬液', '100ml', '瓶', 100, 765],
    ],
  ],
  external: [
    'WY',
    [
      ['创面贴', '1贴', '贴', 2000, 26],
      ['炉甘石洗剂', '100ml', '瓶', 120, 95],
      ['麝香壮骨膏', '6贴', '盒', 200, 295],
      ['云香外用喷剂', '60ml', '瓶', 100, 780],
    ],
  ],
  tablets: [
    'YP',
    [
      ['甘草片', '10g', '袋', 500, 21],
      ['陈皮', '50g', '袋', 200, 94],
      ['黄芪', '100g', '袋', 120, 272],
      ['三七粉', '50g', '瓶', 100, 708],
    ],
  ],
  dressings: [
    'FL',
    [
      ['医用棉签', '20支', '包', 500, 25],
      ['医用纱布块', '5片', '袋', 400, 92],
      ['弹力绷带', '5cm×4.5m', '卷', 200, 260],
      ['水胶体敷料', '10cm×10cm', '片', 150, 735],
    ],
  ],
  packs: [
    'YX',
    [
      ['便携药盒', '单格', '只', 500, 24],
      ['七日药盒', '七格', '只', 240, 98],
      ['家庭药箱', '小号', '只', 60, 285],
      ['急救包', '标准', '套', 40, 780],
    ],
  ],
  other: [
    'QT',
    [
      ['酒精棉片', '1片', '片', 2000, 21],
      ['清凉油', '3g', '盒', 600, 88],
      ['润喉糖', '40g', '盒', 200, 260],
      ['西洋参片', '20g', '盒', 100, 765],
    ],
  ],
}

/** Goods the company has stopped selling: no order of the past year names them. */
const GONE: readonly (readonly [code: string, ...Good])[] = [
  ['ZC09', '双黄连口服液', '10ml×6支', '盒', 200, 612],
  ['HX08', '复方甘草口服溶液', '100ml', '瓶', 100, 345],
  ['QX07', '水银体温计', '三角式', '支', 400, 210],
]

const FOUNDED = new Date('2019-03-01T01:00:00Z')

function productOf(code: string, [name, spec, unit, perCarton, floorFen]: Good): DemoProduct {
  return { id: idAt(FOUNDED, chanceOf(`product:${code}`)), code, name, spec, unit, perCarton, floorFen }
}

const productsOfGroup = new Map(
  Object.entries(goodsOfGroup).map(([group, [prefix, goods]]) => [
    group,
    goods.map((good, i) => productOf(`${prefix}0${i + 1}`, good)),
  ]),
)

/** What a group sells, the cheapest first. */
export function productsOf(group: string): readonly DemoProduct[] {
  return productsOfGroup.get(group)!
}

const yuan = (amount: number) => yuanOf(fen(amount))

/** A price is set a few working days before it holds; the history rises to the price of today, and a few rise again next month. */
function pricesOf({ id, code, floorFen }: DemoProduct, ended: boolean, time: Timeline): Rows {
  const chance = chanceOf(`prices:${code}`)
  const steps: [from: string, setDay: number, price: number, reason: string][] = []
  const raised = chance.between(150, 300)
  const earlier = Math.max(1, Math.round(floorFen * (0.9 + chance.next() * 0.08)))
  const rises = chance.happens(0.7) && earlier < floorFen
  steps.push([time.date(-40), -52, rises ? earlier : floorFen, ''])
  if (rises)
    steps.push([
      time.date(raised),
      raised - 9,
      floorFen,
      chance.pick(['原料涨价', '包装改版，成本上升', '年度调价']),
    ])
  if (!ended && chance.happens(0.12)) {
    const month = time.later(time.month(time.last), 1)
    steps.push([`${month}-01`, time.last - 4, Math.round(floorFen * 1.04) + 1, '下月起按新出厂价'])
  }
  return steps.map(([effectiveFrom, setDay, price, reason]) => {
    const setAt = time.moment(setDay, chance.between(560, 1010))
    return {
      id: idAt(setAt, chance),
      productId: id,
      price: yuan(price),
      effectiveFrom,
      setById: holderId('head-of-marketing', 'HQ'),
      setAt,
      reason,
    }
  })
}

/** Rows of the list of products and of every ex-factory price it had. */
export function productRows(time: Timeline): { Product: Rows; ProductPrice: Rows } {
  const sold = [...productsOfGroup.values()].flat().map((product) => ({ product, ended: false }))
  const gone = GONE.map(([code, ...good]) => ({ product: productOf(code, good), ended: true }))
  const all = [...sold, ...gone]
  return {
    Product: all.map(({ product: { id, code, name, spec, unit }, ended }) => ({
      id,
      code,
      name,
      namePinyin: readingOf(name).pinyin,
      nameInitials: readingOf(name).initials,
      spec,
      unit,
      endedOn: ended ? time.date(-20) : null,
      createdById: holderId('head-of-marketing', 'HQ'),
      createdAt: time.moment(-52, 540),
      version: 1,
    })),
    ProductPrice: all.flatMap(({ product, ended }) => pricesOf(product, ended, time)),
  }
}
