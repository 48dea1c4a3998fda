import { Link } from '@/components/ui/link'
import { useMessages, useTranslations } from 'next-intl'
import { PaperMenu, type PaperWays } from '@/components/customers/dossier/paper-menu'
import { ButtonLink } from '@/components/ui/button'
import { Status, type StatusPhase } from '@/components/ui/status'
import type { PeriodSheet } from '@/lib/areas/customers/finances/rules/period-sheets'
import { formA5 } from '@/lib/areas/customers/forms/a5'
import { ratioNames } from '@/lib/areas/customers/papers/rules/financial-ratios'
import { fiscalMonths } from '@/lib/areas/customers/papers/rules/fiscal-period'
import { fieldNamed } from '@/lib/core/forms/definition'
import { fiscalText, showField } from '@/lib/core/forms/text-faces'
import { wordsOf } from '@/lib/core/forms/words'
import { RatioMove, unitOfRatio } from './ratio-move'

export type PeriodRow = PeriodSheet & {
  before: PeriodSheet | null
  /** Filled in, corrected or read here. */
  href: string
  /** The paper as it was signed. */
  signedHref: string | null
  signedText: string | null
  draftText: string | null
  ways: PaperWays
}

const PHASE: Record<string, StatusPhase> = {
  draft: 'open',
  submitted: 'progress',
  signed: 'done',
  returned: 'returned',
  withdrawn: 'returned',
  replaced: 'done',
}

/** The fiscal periods of a customer, newest first: the five ratios with how they moved, the conclusion, the paper. */
export function SheetTable({ rows, mayFill }: { rows: readonly PeriodRow[]; mayFill: boolean }) {
  const t = useTranslations('finances')
  const { form, shared } = wordsOf(useMessages().forms, formA5.id)
  return (
    <div className="scroll">
      <table className="led wraps cards">
        <caption className="vh">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('period')}</th>
            {ratioNames.map((name) => (
              <th key={name} scope="col" className="num">
                {form.fields[name]}
              </th>
            ))}
            <th scope="col">{t('conclusion')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">
              <span className="vh">{t('open')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const period = fiscalText(fiscalMonths(row.period), shared)!
            const state = row.state ?? 'draft'
            return (
              <tr key={row.period}>
                <td className="nowrap whole">
                  <Link className="nm" href={row.href}>
                    {period}
                  </Link>
                </td>
                {ratioNames.map((name) => (
                  <td
                    key={name}
                    className={typeof row.ratios[name] === 'string' ? 'num mut' : 'num'}
                    data-label={row.ratios[name] === null ? undefined : form.fields[name]}
                  >
                    {showField(fieldNamed(formA5, name)!, row.ratios[name], shared)}
                    <RatioMove
                      before={row.before?.ratios[name]}
                      now={row.ratios[name]}
                      unit={unitOfRatio(name)}
                    />
                  </td>
                ))}
                <td data-label={row.conclusion ? t('conclusion') : undefined}>
                  {row.conclusion && showField(fieldNamed(formA5, 'conclusion')!, row.conclusion, shared)}
                </td>
                <td className="nowrap">
                  <Status phase={PHASE[state] ?? 'open'}>{t(`states.${state as 'signed'}`)}</Status>
                  {row.signedHref && (
                    <div>
                      <Link href={row.signedHref}>{t('signedAt', { date: row.signedText ?? '' })}</Link>
                    </div>
                  )}
                  {row.draftText && <div className="meta">{t('draftAt', { date: row.draftText })}</div>}
                </td>
                <td>
                  <div className="row justify-end">
                    <ButtonLink size="s" icon={mayFill ? 'edit' : 'eye'} href={row.href}>
                      {t(mayFill ? (row.draftAt ? 'goOn' : 'correct') : 'open')}
                    </ButtonLink>
                    <PaperMenu ways={row.ways} name={period} />
                  </div>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
