import { type CustomerKind } from './names'

/** A seat at a customer: where it stands, and how whoever sits there tends to stand to us. */
export type Seat = {
  title: string
  department: string | null
  level: 'user' | 'manager' | 'executive'
  /** Place of the superior's seat in the list. */
  above: number | null
  role: string
  influence: 'low' | 'political' | 'inner'
}

export const departmentsOf = {
  采购部: 'purchasing',
  质量管理部: 'support',
  财务部: 'support',
  营运部: 'using',
  仓储物流部: 'using',
} as const

const seat = (
  title: string,
  department: string | null,
  level: Seat['level'],
  above: number | null,
  role: string,
  influence: Seat['influence'] = 'low',
): Seat => ({ title, department, level, above, role, influence })

/** Seats in the order in which a file learns of them; superiors before those below. */
export function seatsOf(kind: CustomerKind): readonly Seat[] {
  const top = kind === 'large-pharmacy' ? '店主' : '总经理'
  return [
    seat(top, null, 'executive', null, 'decision-maker', 'inner'),
    seat('采购经理', '采购部', 'manager', 0, 'evaluator', 'political'),
    seat('财务经理', '财务部', 'manager', 0, 'approver', 'political'),
    seat('采购员', '采购部', 'user', 1, 'buyer'),
    seat('质量负责人', '质量管理部', 'manager', 0, 'gatekeeper'),
    seat(kind === 'wholesaler' ? '销售主管' : '营运经理', '营运部', 'manager', 0, 'influencer'),
    seat('库管', '仓储物流部', 'user', 5, 'user'),
    seat(kind === 'chain' ? '区域店长' : '开票员', '营运部', 'user', 5, 'user'),
  ]
}

/** Sixty seats: a chain with its regions and shops. */
export function sixtySeats(): readonly Seat[] {
  const upper: Seat[] = [
    seat('董事长', null, 'executive', null, 'approver', 'inner'),
    seat('总经理', null, 'executive', 0, 'decision-maker', 'inner'),
    seat('采购副总', '采购部', 'executive', 1, 'evaluator', 'political'),
    seat('营运副总', '营运部', 'executive', 1, 'evaluator', 'political'),
    seat('财务总监', '财务部', 'executive', 1, 'approver', 'political'),
    seat('质量总监', '质量管理部', 'executive', 1, 'gatekeeper'),
    seat('采购经理', '采购部', 'manager', 2, 'buyer'),
    seat('品类经理', '采购部', 'manager', 2, 'influencer'),
    seat('物流经理', '仓储物流部', 'manager', 3, 'user'),
    seat('区域经理', '营运部', 'manager', 3, 'influencer'),
  ]
  const ranks = [
    ['采购员', '采购部', 6],
    ['会计', '财务部', 4],
    ['验收员', '质量管理部', 5],
    ['库管', '仓储物流部', 8],
    ['店长', '营运部', 9],
  ] as const
  const lower = Array.from({ length: 50 }, (_, at): Seat => {
    const [title, department, above] = ranks[at < 4 ? 0 : at < 7 ? 1 : at < 10 ? 2 : at < 16 ? 3 : 4]
    return seat(title, department, 'user', above, title === '采购员' ? 'buyer' : 'user')
  })
  return [...upper, ...lower]
}
