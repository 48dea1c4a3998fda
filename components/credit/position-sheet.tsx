import { useTranslations } from 'next-intl'
import { Gauge } from '@/components/ui/gauge'
import { Money } from '@/components/ui/money'
import { Note } from '@/components/ui/note'
import { type Fen, fen, formatWan } from '@/lib/core/money'

/** This month's line of a customer, what stands against it, what is free. Amounts in fen. */
export function PositionSheet({
  month,
  line,
  receivableFen,
  inTransitFen,
  overdueFen,
}: {
  month: string
  line: { amountFen: Fen; frozen: boolean; frozenReason: string | null } | null
  receivableFen: Fen
  inTransitFen: Fen
  overdueFen: Fen
}) {
  const t = useTranslations('credit')
  const used = fen(receivableFen + inTransitFen)
  const free = line ? fen((line.frozen ? 0 : line.amountFen) - used) : null
  return (
    <section className="sheet pad stack" aria-label={t('one.lineOf', { month })}>
      <div>
        <div className="meta">{t('one.lineOf', { month })}</div>
        <b className="fig">{line ? t('wan', { amount: formatWan(line.amountFen) }) : t('one.none')}</b>
      </div>
      <Gauge line={line?.amountFen ?? null} used={used} big />
      <dl className="kv">
        <dt>{t('one.receivable')}</dt>
        <dd className="num">
          <Money amount={receivableFen} />
        </dd>
        <dt>{t('one.inTransit')}</dt>
        <dd className="num">
          <Money amount={inTransitFen} />
        </dd>
        <dt>{t('one.overdue')}</dt>
        <dd className={overdueFen > 0 ? 'num down' : 'num'}>
          <Money amount={overdueFen} />
        </dd>
        {free !== null && (
          <>
            <dt>{free < 0 ? t('one.over') : t('one.free')}</dt>
            <dd className={free < 0 ? 'num down' : 'num'}>
              <b>
                <Money amount={fen(Math.abs(free))} />
              </b>
            </dd>
          </>
        )}
      </dl>
      {line?.frozen && <Note tone="bad">{t('one.frozen', { reason: line.frozenReason ?? '' })}</Note>}
    </section>
  )
}
