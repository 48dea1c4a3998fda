import { type Chance } from './random'
import { goodsGroups } from './goods-groups'
import type { SourceLine } from './trade-history'

/** A line of a shipping order as the order keeps it; prices and amounts are yuan strings. */
export type OrderGoods = {
  goods: string
  spec: string
  batch: string
  unit: string
  pieces: number
  quantity: string
  price: string
  amount: string
}

type Good = readonly [name: string, spec: string, unit: string, perCarton: number]

/** Goods of a group from the cheapest to the dearest: four price bands (under 1, 3, 8 yuan, above). */
const goodsOfGroup: Record<string, readonly [Good, Good, Good, Good]> = {
  charges: [
    ['运费', '票', '票', 1],
    ['装卸费', '票', '票', 1],
    ['冷链附加费', '票', '票', 1],
    ['专车运费', '车次', '车次', 1],
  ],
  'patent-medicine': [
    ['板蓝根颗粒', '10g×2袋', '包', 400],
    ['藿香正气口服液', '10ml×2支', '盒', 300],
    ['六味地黄丸', '9g×6丸', '盒', 200],
    ['复方丹参片', '0.32g×60片', '瓶', 120],
  ],
  supplements: [
    ['菊花决明子茶', '3g×2袋', '袋', 500],
    ['蜂蜜柚子固体饮料', '12g×5袋', '盒', 240],
    ['大豆卵磷脂软胶囊', '1g×30粒', '瓶', 120],
    ['鱼油软胶囊', '1g×60粒', '瓶', 96],
  ],
  devices: [
    ['体温贴', '1贴', '贴', 1000],
    ['红外额温计套', '20只', '盒', 120],
    ['腕带护具', '均码', '只', 80],
    ['电子血压计袖带', '成人', '只', 40],
  ],
  antibiotics: [
    ['诺氟沙星胶囊', '0.1g×6粒', '板', 600],
    ['阿莫西林胶囊', '0.25g×12粒', '盒', 400],
    ['头孢克肟分散片', '0.1g×6片', '盒', 300],
    ['左氧氟沙星片', '0.5g×7片', '盒', 240],
  ],
  cardiovascular: [
    ['硝酸甘油片', '0.5mg×10片', '板', 600],
    ['阿司匹林肠溶片', '25mg×24片', '盒', 400],
    ['缬沙坦胶囊', '80mg×7粒', '盒', 300],
    ['丹七片', '0.3g×48片', '盒', 200],
  ],
  digestive: [
    ['口服补液盐散', '5.125g', '袋', 1000],
    ['健胃消食片', '0.8g×16片', '盒', 400],
    ['多潘立酮片', '10mg×30片', '盒', 300],
    ['奥美拉唑肠溶胶囊', '20mg×14粒', '瓶', 240],
  ],
  respiratory: [
    ['复方甘草片', '10片', '板', 600],
    ['感冒清热颗粒', '12g×3袋', '盒', 300],
    ['川贝枇杷膏', '75ml', '瓶', 120],
    ['孟鲁司特钠片', '10mg×5片', '盒', 240],
  ],
  vitamins: [
    ['维生素C片', '0.1g×20片', '袋', 500],
    ['复合维生素B片', '100片', '瓶', 300],
    ['碳酸钙D3片', '600mg×12片', '盒', 200],
    ['葡萄糖酸锌口服液', '10ml×12支', '盒', 100],
  ],
  diabetes: [
    ['血糖试纸', '1片', '片', 2000],
    ['二甲双胍片', '0.25g×12片', '盒', 400],
    ['格列美脲片', '2mg×10片', '盒', 300],
    ['阿卡波糖片', '50mg×30片', '盒', 240],
  ],
  paediatric: [
    ['小儿氨酚黄那敏颗粒', '6g×1袋', '袋', 800],
    ['小儿健脾散', '1.5g×6袋', '盒', 300],
    ['蒙脱石散', '3g×10袋', '盒', 240],
    ['布洛芬混悬液', '100ml', '瓶', 100],
  ],
  external: [
    ['创面贴', '1贴', '贴', 2000],
    ['炉甘石洗剂', '100ml', '瓶', 120],
    ['麝香壮骨膏', '6贴', '盒', 200],
    ['云香外用喷剂', '60ml', '瓶', 100],
  ],
  tablets: [
    ['甘草片', '10g', '袋', 500],
    ['陈皮', '50g', '袋', 200],
    ['黄芪', '100g', '袋', 120],
    ['三七粉', '50g', '瓶', 100],
  ],
  dressings: [
    ['医用棉签', '20支', '包', 500],
    ['医用纱布块', '5片', '袋', 400],
    ['弹力绷带', '5cm×4.5m', '卷', 200],
    ['水胶体敷料', '10cm×10cm', '片', 150],
  ],
  packs: [
    ['便携药盒', '单格', '只', 500],
    ['七日药盒', '七格', '只', 240],
    ['家庭药箱', '小号', '只', 60],
    ['急救包', '标准', '套', 40],
  ],
  other: [
    ['酒精棉片', '1片', '片', 2000],
    ['清凉油', '3g', '盒', 600],
    ['润喉糖', '40g', '盒', 200],
    ['西洋参片', '20g', '盒', 100],
  ],
}

const yuan = (fen: number) => (fen / 100).toFixed(2)

function batchOf(day: number, chance: Chance, date: (day: number) => string): string {
  return (
    date(day - chance.between(40, 300))
      .slice(2)
      .replaceAll('-', '') + chance.pick(['A', 'B', 'C', '1', '2', '3'])
  )
}

/**
 * Goods of an invoice line. The group's amount is kept to the fen: the mean price, and where it does not divide, the
 * rest of the units from a second batch one fen dearer. A return has negative quantities.
 */
export function orderGoods(
  line: SourceLine,
  day: number,
  chance: Chance,
  date: (day: number) => string,
): OrderGoods[] {
  const sign = line.amount < 0 ? -1 : 1
  const amount = Math.abs(line.amount)
  // Gifts of the source (amount 0) and single sums (amount without pieces) still make one honest line.
  const units = Math.max(1, Math.min(line.pieces, Math.max(amount, 1)))
  const price = Math.floor(amount / units)
  const dearer = amount - price * units
  const band = price < 100 ? 0 : price < 300 ? 1 : price < 800 ? 2 : 3
  const [goods, spec, unit, perCarton] = goodsOfGroup[goodsGroups[line.group]!.code]![band]
  return [
    { count: units - dearer, price },
    { count: dearer, price: price + 1 },
  ]
    .filter(({ count }) => count > 0)
    .map(({ count, price }) => ({
      goods,
      spec,
      batch: batchOf(day, chance, date),
      unit,
      pieces: sign * Math.ceil(count / perCarton),
      quantity: String(sign * count),
      price: yuan(price),
      amount: yuan(sign * count * price),
    }))
}
