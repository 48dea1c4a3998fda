import { Link } from '@/components/ui/link'
import { useMessages, useTranslations } from 'next-intl'
import type { BusinessDate } from '@/lib/core/dates'
import type { SharedWords } from '@/lib/core/forms/words'
import type { SourceLine } from './claim-row'
import { ClaimValue } from './claim-value'
import { SourceText } from './source-text'

export type SourceRow = SourceLine & { fact: string; value: unknown; openClaims: number }

/** Every filled fact: what it says, and who said it when and where. */
export function SourceTable({
  rows,
  customerId,
  today,
}: {
  rows: readonly SourceRow[]
  customerId: string
  today: BusinessDate
}) {
  const t = useTranslations('sheets')
  const facts = useTranslations('forms.facts')
  const words = useMessages().forms as unknown as SharedWords
  return (
    <div className="scroll mt-3">
      <table className="led cards">
        <caption className="vh">{t('facts')}</caption>
        <thead>
          <tr>
            {(['fact', 'value', 'source'] as const).map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.fact}>
              <th scope="row" className="whole">
                <Link href={`/customers/${customerId}/history?show=facts&fact=${row.fact}`}>
                  {facts(row.fact as 'name')}
                </Link>
                {row.openClaims > 0 && (
                  <span className="meta warn block">{t('conflictCount', { count: row.openClaims })}</span>
                )}
              </th>
              <td>
                <ClaimValue fact={row.fact} value={row.value} words={words} />
              </td>
              <td>
                <SourceText line={row} today={today} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
