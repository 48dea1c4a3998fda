/**
 * Product groups of the demonstration company. The source sells gifts; each family of its descriptions stands for one
 * family of health and drug goods, so that a group's rhythm and weight through the year are real.
 */
export const goodsGroups = [
  { code: 'charges', name: '运杂费与调整', words: [] },
  {
    code: 'patent-medicine',
    name: '中成药',
    words: ['CAKE', 'BAKING', 'JAM', 'KITCHEN', 'PANTRY', 'RECIPE', 'SPOON', 'CUTLERY'],
  },
  { code: 'supplements', name: '保健品', words: ['BAG', 'SHOPPER', 'LUNCH', 'TOTE'] },
  {
    code: 'devices',
    name: '医疗器械',
    words: ['CLOCK', 'MIRROR', 'FRAME', 'LAMP', 'RADIO', 'SCALES', 'CABINET', 'DRAWER'],
  },
  {
    code: 'antibiotics',
    name: '抗感染药',
    words: ['LANTERN', 'CANDLE', 'CANDLES', 'T-LIGHT', 'T-LIGHTS', 'HOLDER', 'INCENSE'],
  },
  { code: 'cardiovascular', name: '心脑血管药', words: ['HEART', 'HEARTS', 'LOVE', 'SWEETHEART'] },
  {
    code: 'digestive',
    name: '消化系统药',
    words: ['MUG', 'TEA', 'CUP', 'CUPS', 'COFFEE', 'BOWL', 'PLATE', 'PLATES', 'TRAY', 'BOTTLE', 'DINNER'],
  },
  {
    code: 'respiratory',
    name: '呼吸系统药',
    words: ['CHRISTMAS', 'XMAS', 'ADVENT', 'SNOW', 'SNOWFLAKE', 'REINDEER', 'SANTA', 'WARMER', 'NOEL'],
  },
  {
    code: 'vitamins',
    name: '维生素与矿物质',
    words: ['FLOWER', 'ROSE', 'GARDEN', 'SEEDS', 'PLANT', 'HERB', 'WATERING', 'DAISY', 'LAVENDER'],
  },
  {
    code: 'diabetes',
    name: '糖尿病用药',
    words: [
      'PAPER',
      'CARD',
      'CARDS',
      'WRAP',
      'NOTEBOOK',
      'TAPE',
      'RIBBON',
      'RIBBONS',
      'PENCIL',
      'PENCILS',
      'PEN',
      'JOURNAL',
      'TISSUES',
      'NAPKINS',
    ],
  },
  {
    code: 'paediatric',
    name: '儿科用药',
    words: [
      'CHILDRENS',
      'CHILDS',
      'DOLL',
      'DOLLY',
      'GIRL',
      'BOY',
      'SPACEBOY',
      'TOY',
      'GAME',
      'PLAYHOUSE',
      'PUZZLE',
      'RABBIT',
      'BABY',
      'SKITTLES',
    ],
  },
  {
    code: 'external',
    name: '外用药',
    words: [
      'NECKLACE',
      'BRACELET',
      'EARRINGS',
      'RING',
      'CHARM',
      'BEAD',
      'DIAMANTE',
      'HAIR',
      'HANDBAG',
      'PURSE',
      'SOAP',
      'BATH',
      'UMBRELLA',
    ],
  },
  {
    code: 'tablets',
    name: '中药饮片',
    words: [
      'SIGN',
      'METAL',
      'WOODEN',
      'WOOD',
      'HOOK',
      'HANGER',
      'COAT',
      'DOORMAT',
      'BLACKBOARD',
      'CHALKBOARD',
      'DOOR',
      'KEY',
    ],
  },
  {
    code: 'dressings',
    name: '医用敷料',
    words: [
      'CUSHION',
      'COVER',
      'TOWEL',
      'APRON',
      'QUILT',
      'BLANKET',
      'FELT',
      'FABRIC',
      'KNITTED',
      'BUNTING',
      'GARLAND',
    ],
  },
  {
    code: 'packs',
    name: '家庭药箱',
    words: ['BOX', 'BOXES', 'TIN', 'TINS', 'JAR', 'STORAGE', 'BASKET', 'CASE', 'HOT', 'WATER', 'POPPY'],
  },
  { code: 'other', name: '其他药品', words: [] },
] as const

const CHARGES = new Set(['POST', 'D', 'C2', 'M', 'BANK CHARGES', 'DOT', 'CRUK', 'PADS'])
const OTHER = goodsGroups.findIndex((g) => g.code === 'other')
const groupByWord = new Map<string, number>(
  goodsGroups.flatMap((g, i) => g.words.map((word): [string, number] => [word, i])),
)

/** Index into `goodsGroups` for a line of the source; the last known word of the description decides. */
export function goodsGroupOf(stockCode: string, description: string): number {
  if (CHARGES.has(stockCode)) return 0
  for (const word of description
    .toUpperCase()
    .split(/[^A-Z-]+/)
    .reverse()) {
    const group = groupByWord.get(word)
    if (group !== undefined) return group
  }
  return OTHER
}
