import { getTranslations } from 'next-intl/server'
import { Gauge } from '@/components/ui/gauge'
import { fen, type Fen, formatWan, formatYuan } from '@/lib/core/money'

export type GateSum = {
  month: string
  lineFen: Fen | null
  receivableFen: Fen
  inTransitFen: Fen
  orderFen: Fen
  gone: boolean
}

/** The sum behind the word: line, receivable, in transit, this order, and what is left or over. */
export async function GateSum({ month, lineFen, receivableFen, inTransitFen, orderFen, gone }: GateSum) {
  const t = await getTranslations('gate')
  const line = lineFen ?? fen(0)
  const used = fen(receivableFen + inTransitFen)
  const left = fen(line - used - orderFen)
  const minus = (amount: Fen) => formatYuan(fen(-amount))
  return (
    <div className="calc">
      <div className="gl">
        <span>{t('gaugeHint')}</span>
        {line > 0 && (
          <span className="at">
            <b>{t('lineAt', { amount: formatWan(line) })}</b>
          </span>
        )}
      </div>
      <div className="sc">
        <Gauge line={lineFen} used={used} add={orderFen} big />
      </div>
      <table>
        <tbody>
          <tr>
            <th scope="row">{t('lineOf', { month: Number(month.slice(5, 7)) })}</th>
            <td>{lineFen === null ? t('noLine') : formatYuan(line)}</td>
          </tr>
          <tr>
            <th scope="row">{t('receivable')}</th>
            <td>{minus(receivableFen)}</td>
          </tr>
          <tr>
            <th scope="row">{t('inTransit')}</th>
            <td>{minus(inTransitFen)}</td>
          </tr>
          <tr>
            <th scope="row">{t('thisOrder')}</th>
            <td>{minus(orderFen)}</td>
          </tr>
          <tr className="t">
            <th scope="row">{left < 0 ? t('over') : t(gone ? 'leftNow' : 'leftAfter')}</th>
            <td className={left < 0 ? 'down' : undefined}>{formatYuan(fen(Math.abs(left)))}</td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}
