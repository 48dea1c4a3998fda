import { readTradeHistory } from './trade-history'
import { timelineEndingAt } from './timeline'
import { buildCustomers, usageOf } from './customers'
console.time('all')
const time = timelineEndingAt(new Date('2026-11-23T01:52:00Z'),'Asia/Shanghai')
const cs = buildCustomers(readTradeHistory(), time)
console.timeEnd('all')
import { story } from './story'
const g=new Map<any,number>(), tiers=new Map<any,number>(), abc=new Map<any,number>()
for(const c of cs){ if(c.fate.state==='selected'){const k=c.ratings.at(-1)?.result.grade??0; g.set(k,(g.get(k)??0)+1)}; tiers.set(c.tier,(tiers.get(c.tier)??0)+1); abc.set(c.abcClass,(abc.get(c.abcClass)??0)+1) }
console.log([...g],[...tiers],[...abc])
const u=cs.map(c=>usageOf(c,time)); console.log('lines', cs.filter(c=>c.trading.lines.has('2026-11' as any)).length, 'used',u.filter(x=>x>0).length, u.filter(x=>x>=.8).length,u.filter(x=>x>=.95).length,u.filter(x=>x>1).length,'overdue',cs.filter(c=>c.trading.overdueFen>0).length,'next',cs.filter(c=>c.trading.next).length)
for(const p of story){const c=cs.find(c=>c.name.shortName===p.shortName); console.log(p.shortName,c?.source.id, c?.fileNumber, c?.ratings.at(-1)?.result.grade, c&&usageOf(c,time).toFixed(2), c&&(c.netFen/100).toFixed(0), c?.profile.terms, c?.trading.overdueFen, c?.trading.lines.get('2026-11' as any)?.decidedFen)}
console.log(cs.reduce((s,c)=>s+c.trading.orders.filter(o=>o.state!=='void').reduce((a,o)=>a+o.totalFen,0),0))
console.log(cs[5]!.facts, cs[5]!.name, cs[5]!.fileNumber)
console.log(new Set(cs.map(c=>c.name.name)).size)
