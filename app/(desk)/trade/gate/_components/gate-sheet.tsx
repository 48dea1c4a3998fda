import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { ReasonNotes } from '@/components/form/reason-notes'
import { GateSum } from '@/components/trade/gate-sum'
import { GateVerdict } from '@/components/trade/gate-verdict'
import { ReceiptDialog } from '@/components/trade/receipt-dialog'
import { ButtonLink } from '@/components/ui/button'
import { Grade, type GradeRank } from '@/components/ui/grade'
import { Note } from '@/components/ui/note'
import { Sign } from '@/components/ui/sign-chain'
import { possibleChanges } from '@/lib/areas/customers/register/queries'
import type { GateSheet as Sheet, QueueRow } from '@/lib/areas/trade/gate/queries'
import { clockTime, today } from '@/lib/core/clock'
import { fen, formatYuan } from '@/lib/core/money'
import { may, type Viewer } from '@/lib/core/scope'
import { receive, release } from '../actions'

const WAITING: readonly Sheet['state'][] = ['signed', 'phone-released', 'filled']

function Check({ ok, label }: { ok: boolean; label: string }) {
  return (
    <span className="row">
      <span className={ok ? 'up' : 'down'}>
        <span aria-hidden="true">{ok ? '✓' : '✗'}</span> {ok ? label : <b>{label}</b>}
      </span>
    </span>
  )
}

/** What helps where the customer is not selected (R-D01): the C1 for whoever may hand it in, else the next order, and its file. */
async function SelectFirst({
  viewer,
  customerId,
  next,
}: {
  viewer: Viewer
  customerId: string
  next: QueueRow | null
}) {
  const [t, words, { kinds, open }] = await Promise.all([
    getTranslations('gate'),
    getTranslations('changes'),
    possibleChanges(viewer, customerId),
  ])
  const kind = kinds.find((one) => one === 'add' || one === 'restore')
  const file = `/customers/${customerId}`
  const way = open
    ? { href: `/approvals/${open.approvalId}`, word: words('underWay', { number: open.number }) }
    : kind && {
        href: `${file}/change?kind=${kind}`,
        word: t(kind === 'add' ? 'selectFirst' : 'restoreFirst'),
      }
  return way ? (
    <>
      <ButtonLink look="pri" size="l" href={way.href}>
        {way.word}
      </ButtonLink>
      <WayOn next={next} />
    </>
  ) : (
    <>
      <WayOn next={next} lead />
      <ButtonLink size="l" href={file}>
        {t('seeCustomer')}
      </ButtonLink>
    </>
  )
}

/** On to the next order: the right step, `lead`, where nothing else is. Once this one is `decided` and none follows, to all of them. */
async function WayOn({ next, decided, lead }: { next: QueueRow | null; decided?: boolean; lead?: boolean }) {
  const t = await getTranslations('gate')
  if (next)
    return (
      <ButtonLink
        look={decided || lead ? 'pri' : undefined}
        size="l"
        className={decided ? 'wide' : undefined}
        href={`/trade/gate/${next.id}`}
        title={`${next.customerName} ${next.number}`}
      >
        {t('next')}
      </ButtonLink>
    )
  return decided ? (
    <ButtonLink look="pri" size="l" className="wide" href="/trade/orders">
      {t('allOrders')}
    </ButtonLink>
  ) : null
}

/** The counter's answer for one order: a word, the sum, the reasons, and the next right step. */
export async function GateSheet({
  viewer,
  sheet,
  next,
}: {
  viewer: Viewer
  sheet: Sheet
  next: QueueRow | null
}) {
  const [t, roles] = await Promise.all([getTranslations('gate'), getTranslations('roles')])
  const waiting = WAITING.includes(sheet.state)
  const unselected = waiting && sheet.reasons.some(({ code }) => code === 'gate.not-selected')
  const go = waiting ? sheet.reasons.length === 0 : sheet.state !== 'void' && sheet.state !== 'returned'
  const waitsForSignature = sheet.reasons.every(({ code }) => code === 'gate.not-signed')
  const first = sheet.reasons[0]
  const overFen = Number(first?.values?.overFen ?? 0)
  const line = !waiting
    ? t(`state.${sheet.state}`)
    : go
      ? t(sheet.payment === 'cash' ? 'goCash' : 'goLine')
      : unselected
        ? t('notSelectedLine')
        : overFen > 0
          ? t('overBy', { amount: formatYuan(fen(overFen)) })
          : waitsForSignature
            ? t('state.filled')
            : t('stopLine')
  const cash = sheet.payment === 'cash'
  const missing = cash
    ? fen(Math.max(0, sheet.orderFen - sheet.receivedFen))
    : overFen > 0
      ? fen(overFen)
      : null
  const mayPay = missing !== null && may(viewer, 'trade.record-receipt')
  const receipt = {
    customerId: sheet.customerId,
    customerName: sheet.customerName,
    orderId: cash ? sheet.id : null,
    amountFen: missing,
    today: today(),
  }
  return (
    <section className={`ans ${go ? 'yes' : 'no'}`} aria-live="polite" aria-label={go ? t('go') : t('stop')}>
      <div className="face">
        <div className="row hd2">
          <b>{sheet.number}</b>
          <span className="mut">
            {sheet.filledOn} {sheet.branchName}
          </span>
        </div>
        <GateVerdict
          go={go}
          word={waiting ? (go ? t('go') : t('stop')) : t(`word.${sheet.state}`)}
          line={line}
        />
        <dl className="slip">
          <div>
            <dt>{t('customer')}</dt>
            <dd>{sheet.customerName}</dd>
          </div>
          <div>
            <dt>{t('thisOrder')}</dt>
            <dd>¥{formatYuan(sheet.orderFen)}</dd>
          </div>
          <div>
            <dt>{t('payment')}</dt>
            <dd>{t(`payments.${sheet.payment}`)}</dd>
          </div>
          <div>
            <dt>{t('grade')}</dt>
            <dd>
              <Grade rank={sheet.creditGrade as GradeRank | null} />
            </dd>
          </div>
          <div>
            <dt>{t('checks')}</dt>
            <dd className="row g3">
              <Check ok={sheet.checks.selected} label={t('checkSelected')} />
              <Check ok={sheet.checks.signed} label={t('checkSigned')} />
              <Check ok={cash || sheet.checks.line} label={t(cash ? 'checkCash' : 'checkLine')} />
            </dd>
          </div>
        </dl>
        {!cash && (
          <GateSum
            month={sheet.filledOn}
            lineFen={sheet.lineFen}
            receivableFen={sheet.receivableFen}
            inTransitFen={sheet.inTransitFen}
            orderFen={sheet.orderFen}
            gone={!waiting}
          />
        )}
        {waiting && sheet.reasons.length > 0 && (
          <div className="sgs stack">
            <ReasonNotes tone="bad" reasons={sheet.reasons} />
          </div>
        )}
        {waiting && !sheet.courierName && (
          <div className="sgs stack">
            <Note tone="warn" rule="R-D04">
              {t('noCourier')}
            </Note>
          </div>
        )}
        <div className="sgs">
          {sheet.signedByName && (
            <Sign
              signature={{
                step: t(sheet.phone ? 'byPhone' : 'mayShip'),
                name: sheet.signedByName,
                post: sheet.signedAs ? roles(`name.${sheet.signedAs}` as 'name.branch-gm') : undefined,
                look: sheet.phone ? 'wait' : 'zhu',
              }}
            />
          )}
          {sheet.courierName && (
            <Sign signature={{ step: t('courier'), name: sheet.courierName, look: 'zhu' }} />
          )}
          {sheet.releasedByName && sheet.releasedAt && (
            <Sign
              signature={{
                step: t('released'),
                name: sheet.releasedByName,
                when: clockTime(sheet.releasedAt),
                look: 'bai',
              }}
            />
          )}
        </div>
      </div>
      <div className="foot2">
        {waiting && go && may(viewer, 'trade.release') && (
          <ActionButton
            action={release}
            input={{ id: sheet.id }}
            look="pri"
            size="l"
            className="wide"
            success={t('releasedToast', { number: sheet.number })}
          >
            {t('release')}
          </ActionButton>
        )}
        {waiting && !go && !unselected && mayPay && (
          <ReceiptDialog receipt={receipt} action={receive} look="pri" />
        )}
        {unselected ? (
          <SelectFirst viewer={viewer} customerId={sheet.customerId} next={next} />
        ) : (
          <WayOn next={next} decided={!waiting} lead={!go && !mayPay} />
        )}
        {!waiting && cash && missing !== null && missing > 0 && may(viewer, 'trade.record-receipt') && (
          <ReceiptDialog receipt={receipt} action={receive} />
        )}
        <ButtonLink size="l" icon="print" href={`/print/orders/${sheet.id}`} target="_blank">
          {t('print')}
        </ButtonLink>
        <span className="meta right">{t(waiting ? (go ? 'footGo' : 'footStop') : 'footGone')}</span>
      </div>
    </section>
  )
}
