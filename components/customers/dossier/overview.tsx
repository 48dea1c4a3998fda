import { Link } from '@/components/ui/link'
import { useMessages, useTranslations } from 'next-intl'
import { MonthBars } from '@/components/charts/month-bars'
import { Completeness, type FactState } from '@/components/ui/completeness'
import { Gauge } from '@/components/ui/gauge'
import { Note } from '@/components/ui/note'
import type { DossierFactKey } from '@/lib/areas/customers/rules/dossier-facts'
import { type BusinessDate, yearsBetween } from '@/lib/core/dates'
import type { SharedWords } from '@/lib/core/forms/words'
import { type Fen, fen, formatWan, ZERO } from '@/lib/core/money'
import { dayText } from './day-text'
import { factText } from '@/lib/areas/customers/rules/fact-text'

export type OverviewView = {
  customerId: string
  completeness: {
    facts: { fact: DossierFactKey; state: FactState; paper: string }[]
    filled: number
    total: number
  }
  facts: Record<string, unknown>
  unsigned: Record<string, string>
  sales: { month: string; amount: Fen }[] | null
  credit: {
    line: Fen | null
    exposure: Fen
    receivable: Fen
    inTransit: Fen
    overdue: Fen
    available: Fen
  } | null
  paymentTerms: string | null
  mayEdit: boolean
}

/** How complete the dossier is, as a strip, with a way to each required fact that is missing. */
export function CompletenessBlock({ view }: { view: OverviewView }) {
  const t = useTranslations('customers.dossier')
  const facts = useTranslations('forms.facts')
  const { completeness, customerId, mayEdit } = view
  const missing = completeness.facts.filter(({ state }) => state === 'missing')
  const optional = completeness.facts.filter(({ state }) => state === 'optional').length
  const paper = (id: string) => `/customers/${customerId}/file/${id}`
  return (
    <section className="blk" aria-label={t('completeness')}>
      <h2>
        {t('completeness')}
        <span className="meta">
          {t('filled', { total: completeness.total, filled: completeness.filled, missing: missing.length })}
        </span>
        {mayEdit && (
          <Link href={missing[0] ? paper(missing[0].paper) : `/customers/${customerId}/file`}>
            {t('toFill')}
          </Link>
        )}
      </h2>
      <Completeness facts={completeness.facts.map(({ state }) => state)} />
      <div className="miss">
        {missing.length === 0 && <span className="meta">{t('allFilled')}</span>}
        {missing.map(({ fact, paper: id }) =>
          mayEdit ? (
            <Link key={fact} className="chip must" href={paper(id)}>
              {facts(fact)}
            </Link>
          ) : (
            <span key={fact} className="chip must">
              {facts(fact)}
            </span>
          ),
        )}
        {optional > 0 && <span className="chip dash">{t('optionalMissing', { count: optional })}</span>}
      </div>
    </section>
  )
}

const KEY_FACTS: readonly DossierFactKey[] = [
  'taxNumber', 'dealingsSince', 'channelNature', 'kind', 'legalRepresentative', 'operator', 'phone', 'businessContact',
  'address', 'paymentContact', 'tradingTerms', 'bank',
] // prettier-ignore

/** The dozen facts one looks for; those changed after the last signature are marked. */
export function KeyFacts({ view, today }: { view: OverviewView; today: BusinessDate }) {
  const t = useTranslations('customers.dossier')
  const labels = useTranslations('forms.facts')
  const words = useMessages().forms as unknown as SharedWords
  const textOf = (fact: DossierFactKey) => {
    const text = factText(fact, view.facts[fact], words)
    return fact === 'dealingsSince' && text
      ? t('years', { date: text, year: yearsBetween(text as BusinessDate, today) + 1 })
      : text
  }
  return (
    <section className="blk" aria-label={t('keyFacts')}>
      <h2>
        {t('keyFacts')}
        <Link href={`/customers/${view.customerId}/file`}>{t('wholeCard')}</Link>
      </h2>
      <dl className="facts">
        {KEY_FACTS.map((fact) => {
          const changed = view.unsigned[fact]
          const text = textOf(fact)
          return (
            <div key={fact} className="contents">
              <dt>{labels(fact)}</dt>
              <dd title={text}>
                {text || <span className="mut">{t('notYet')}</span>}
                {changed && <span className="chg">{t('unsigned', { date: dayText(changed, today) })}</span>}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

/** The line with its parts. */
export function LineBlock({ view }: { view: OverviewView }) {
  const t = useTranslations('customers.dossier')
  const { credit } = view
  const over = credit && credit.line !== null ? fen(Math.max(0, credit.exposure - credit.line)) : ZERO
  return (
    <div>
      <h2>
        {t('line')} <span className="meta">{t('unitWan')}</span>
      </h2>
      {!credit ? (
        <Note>{t('creditHidden')}</Note>
      ) : (
        <>
          {credit.line !== null && (
            <div className="glab" aria-hidden="true">
              <span style={{ left: '64%' }}>80%</span>
              <span style={{ left: '80%' }}>
                <b>
                  {t('line')} {formatWan(credit.line)}
                </b>
              </span>
            </div>
          )}
          <Gauge line={credit.line} used={credit.receivable} add={credit.inTransit} big />
          <div className="sum">
            <span>
              {t('receivable')}
              <b>{formatWan(credit.receivable)}</b>
            </span>
            <span>
              {t('inTransit')}
              <b>{formatWan(credit.inTransit)}</b>
            </span>
            <span>
              {t(over > 0 ? 'overShort' : 'availableShort')}
              <b className={credit.available === 0 && credit.line !== null ? 'down' : undefined}>
                {formatWan(over > 0 ? over : credit.available)}
              </b>
            </span>
            <span>
              {t('overdue')}
              <b className={credit.overdue > 0 ? 'down' : undefined}>{formatWan(credit.overdue)}</b>
            </span>
          </div>
        </>
      )}
    </div>
  )
}

const WAN = 1_000_000

/** Sales of thirteen months as bars. */
export function SalesBlock({ view }: { view: OverviewView }) {
  const t = useTranslations('customers.dossier')
  return (
    <div>
      <h2>
        {t('sales')} <span className="meta">{t('unitWan')}</span>
      </h2>
      {view.sales ? (
        <MonthBars
          label={t('salesLabel')}
          bars={view.sales.map(({ month, amount }) => ({
            label: String(Number(month.slice(5))),
            value: amount / WAN,
          }))}
        />
      ) : (
        <Note>{t('salesHidden')}</Note>
      )}
    </div>
  )
}
