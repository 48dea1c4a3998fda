import { type Rows } from './copy'
import { type DemoCustomer } from './customers'
import { chanceFor } from './names'
import { idAt } from './random'
import { type Timeline } from './timeline'

/** What reps write about a customer, as they would say it. */
const WORDS = [
  '老板下月去广州看展，月中之后再约。',
  '仓库搬到开发区，送货走北门，提前半小时打电话。',
  '采购换了人，新来的比较看重账期，价格放在后面。',
  '货架重新排过，我们的产品从最下层换到了第二层。',
  '对方说旁边的连锁店在压价，问我们能不能给点支持。已说明零返利，可谈铺货配合。',
  '上次破损三箱已换货，对方满意。',
  '开票资料有变，等他们发新的开户许可证。',
  '想要把前清后送改成月结，告诉他要先过评级。',
  '电话里说这批走得慢，先不补货，两周后再问。',
  '介绍了一家乡镇卫生院的批发商，已记联系方式，下周走访。',
  '财务月底盘点，二十八号以后才付款。',
  '门头换新，照片见文件。',
]

/** Notes of the last quarter: more at the larger customers, written by the rep, some by the manager to the rep. */
export function noteRows(customers: readonly DemoCustomer[], time: Timeline): Rows {
  const rows = customers.flatMap((c) => {
    const chance = chanceFor(c.source.id, 'notes')
    if (c.fate.state === 'potential' || !chance.happens(c.tier === null ? 0.06 : 0.75)) return []
    return Array.from({ length: chance.between(1, c.tier === null ? 2 : 5) }, () => {
      const at = time.moment(time.last - chance.between(1, 90), chance.between(510, 1080))
      const fromManager = chance.happens(0.2)
      return {
        id: idAt(at, chance),
        customerId: c.id,
        subjectType: 'customer',
        subjectId: c.id,
        text: fromManager ? '这家下次拜访我一起去，时间你来约。' : chance.pick(WORDS),
        mentions: fromManager ? [c.ownerId] : ([] as string[]),
        createdBy: fromManager ? c.managerId : c.ownerId,
        createdAt: at,
      }
    }).filter((note) => note.createdAt > c.createdAt)
  })
  return rows.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
}
