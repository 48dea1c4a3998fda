import { type Decision, type Reason, allowUnless } from '@/lib/core/decision'
import { type Fen, fen, ZERO } from '@/lib/core/money'

export type Payment = 'credit' | 'cash'
export type PaymentTerms = 'cash' | 'bank-remittance' | 'agreed' | 'cleared-first' | 'sale-or-return'

/** What the cashier's check looks at. All amounts in fen. */
export type GateFacts = {
  orderFen: Fen
  payment: Payment
  customer: {
    state: string
    channelNature: 'state' | 'private' | null
    paymentTerms: PaymentTerms | null
    /** A contract is in force on the day (R-K01). */
    contractInForce: boolean
    /** R-P02: the exception that lets a non-state customer, or a state one of poorer credit, have credit. */
    cashException: boolean
    /** The grade in force today; null: never rated, which is five (R-C06). */
    creditGrade: number | null
    /** Worst grade that counts as 信誉良好 (R-P02). */
    goodCreditGrade: number
  }
  /** Signature "may ship" by branch sales manager or branch general manager; null when there is none. */
  signature: { personId: string } | null
  /** Phone release (R-D03): by whom, and whether that signer left an earlier one unfilled beyond its deadline. */
  phone: { personId: string; earlierOverdue: boolean } | null
  releaserId: string
  /** What the customer owes, what is on its way to him unpaid, and what of his debt is past its agreed day. */
  receivableFen: Fen
  inTransitFen: Fen
  overdueFen: Fen
  /** The decided line of the month; null when none was decided, which is zero (R-C12). */
  line: { amountFen: Fen; frozen: boolean } | null
  /** Money already received for this very order. */
  receivedFen: Fen
}

export type CheckResult = 'passed' | 'cash-received' | 'cash-on-delivery'

/** What the release will book, and the working the cashier sees. */
export type GateStep = {
  result: CheckResult
  lineFen: Fen
  /** Receivable + in transit before and after. */
  exposureFen: Fen
  afterFen: Fen
  /** What the order adds to in transit: the whole order on credit, nothing for cash. */
  addsFen: Fen
}

/** The line that can be used: none, frozen or expired is zero. */
export function usableLine(line: GateFacts['line']): Fen {
  return line === null || line.frozen ? ZERO : line.amountFen
}

function lineReasons(facts: GateFacts): Reason[] {
  const lineFen = usableLine(facts.line)
  const exposureFen = fen(facts.receivableFen + facts.inTransitFen)
  const overFen = fen(exposureFen + facts.orderFen - lineFen)
  if (overFen <= 0) return []
  const fitsFen = fen(Math.max(0, lineFen - exposureFen))
  const values = {
    lineFen,
    receivableFen: facts.receivableFen,
    inTransitFen: facts.inTransitFen,
    orderFen: facts.orderFen,
    overFen,
    fitsFen,
  }
  if (facts.line?.frozen) return [{ rule: 'R-C07', code: 'gate.line-frozen', values }]
  if (facts.line === null) return [{ rule: 'R-C12', code: 'gate.no-line', values }]
  return [{ rule: 'R-D02', code: 'gate.over-line', values }]
}

/**
 * Agreed payment is for state-owned customers of good credit (R-P02): one whose grade fell within the month has it no
 * longer, whatever is left of his line, unless the exception stands.
 */
function hasLostGoodCredit(customer: GateFacts['customer']): boolean {
  const { channelNature, paymentTerms, cashException, creditGrade, goodCreditGrade } = customer
  if (channelNature !== 'state' || paymentTerms !== 'agreed' || cashException) return false
  return (creditGrade ?? 5) > goodCreditGrade
}

function creditReasons(facts: GateFacts): Reason[] {
  const { customer } = facts
  const reasons: Reason[] = []
  if (customer.channelNature !== 'state' && !customer.cashException)
    reasons.push({ rule: 'R-P02', code: 'gate.no-exception' })
  if (hasLostGoodCredit(customer))
    reasons.push({
      rule: 'R-P02',
      code: 'gate.poor-credit',
      values: { grade: customer.creditGrade ?? 5, good: customer.goodCreditGrade },
    })
  if (!customer.contractInForce) reasons.push({ rule: 'R-K01', code: 'gate.no-contract' })
  const clearedFirst = customer.paymentTerms === 'agreed' || customer.paymentTerms === 'cleared-first'
  if (clearedFirst && facts.overdueFen > 0)
    reasons.push({ rule: 'R-P03', code: 'gate.earlier-batch', values: { overdueFen: facts.overdueFen } })
  return [...reasons, ...lineReasons(facts)]
}

function signatureReasons(facts: GateFacts): Reason[] {
  const signer = facts.signature ?? facts.phone
  if (!signer) return [{ rule: 'R-D02', code: 'gate.not-signed' }]
  if (signer.personId === facts.releaserId) return [{ rule: 'R-D02', code: 'gate.signer-releases' }]
  if (!facts.signature && facts.phone?.earlierOverdue) return [{ rule: 'R-D03', code: 'gate.phone-overdue' }]
  return []
}

/**
 * May the cashier hand the goods out. R-D01 selected customer; R-D02 signed by one of the two and receivable + order
 * inside the line of the month, exact to the fen; R-P02 agreed payment only while credit is good; R-D03 phone release; cash orders need no line, the money is due
 * before or on delivery. Refuses with every reason at once.
 */
export function decideRelease(facts: GateFacts): Decision<GateStep> {
  const reasons: Reason[] = []
  if (facts.customer.state !== 'selected')
    reasons.push({ rule: 'R-D01', code: 'gate.not-selected', values: { state: facts.customer.state } })
  reasons.push(...signatureReasons(facts))
  if (facts.payment === 'credit') reasons.push(...creditReasons(facts))
  const onCredit = facts.payment === 'credit'
  const exposureFen = fen(facts.receivableFen + facts.inTransitFen)
  const addsFen = onCredit ? facts.orderFen : ZERO
  const cash: CheckResult = facts.receivedFen >= facts.orderFen ? 'cash-received' : 'cash-on-delivery'
  return allowUnless(reasons, {
    result: onCredit ? 'passed' : cash,
    lineFen: usableLine(facts.line),
    exposureFen,
    afterFen: fen(exposureFen + addsFen),
    addsFen,
  })
}
