import { useMessages, useTranslations } from 'next-intl'
import { type FiscalKey, fiscalMonths } from '@/lib/areas/customers/papers/rules/fiscal-period'
import { fiscalText } from '@/lib/core/forms/text-faces'
import { wordsOf } from '@/lib/core/forms/words'

/** Chooses the fiscal period a sheet is written for; one that has a sheet opens it to be corrected. */
export function PeriodChooser({
  action,
  choices,
  taken,
}: {
  action: string
  choices: { years: readonly FiscalKey[]; quarters: readonly FiscalKey[] }
  taken: readonly FiscalKey[]
}) {
  const t = useTranslations('finances')
  const { shared } = wordsOf(useMessages().forms, 'A5')
  const group = (label: string, keys: readonly FiscalKey[]) => (
    <optgroup label={label}>
      {keys.map((key) => (
        <option key={key} value={key}>
          {fiscalText(fiscalMonths(key), shared)}
          {taken.includes(key) && `　${t('chosen')}`}
        </option>
      ))}
    </optgroup>
  )
  const free = [...choices.years, ...choices.quarters].find((key) => !taken.includes(key))
  return (
    <form className="row wrap pad" method="get" action={action}>
      <label className="row nowrap">
        <span className="meta">{t('choose')}</span>
        <select className="inp" name="period" defaultValue={free}>
          {group(t('years'), choices.years)}
          {group(t('quarters'), choices.quarters)}
        </select>
      </label>
      <button className="btn pri" type="submit">
        {t('write')}
      </button>
    </form>
  )
}
