import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'

/** What the sheet is narrowed to: customers of a name or number, a grade, or one customer; stands in the address. */
export function ApplyFilter({
  month,
  q,
  grade,
  customer,
  grades,
  found,
}: {
  month: string
  q: string
  grade: number | null
  /** Name of the one customer it is narrowed to; empty when it is not on the sheet, null when all are shown. */
  customer: string | null
  /** Rows of the whole sheet by grade. */
  grades: Readonly<Record<number, number>>
  /** Rows found; null where nothing is searched. */
  found: number | null
}) {
  const t = useTranslations('credit')
  const ui = useTranslations('ui.grade')
  return (
    <form className="bar1 mb-3.5" method="get" role="search">
      <input type="hidden" name="month" value={month} />
      <input
        className="inp w-60 max-sm:w-full"
        type="search"
        name="q"
        defaultValue={q}
        placeholder={t('apply.searchHint')}
        aria-label={t('apply.search')}
        autoComplete="off"
      />
      <select
        className="inp w-40 max-sm:grow"
        name="grade"
        defaultValue={grade ?? ''}
        aria-label={t('apply.gradeFilter')}
      >
        <option value="">{t('apply.anyGrade')}</option>
        {([1, 2, 3, 4, 5] as const)
          .filter((one) => (grades[one] ?? 0) > 0)
          .map((one) => (
            <option key={one} value={one}>
              {t('apply.gradeOption', { grade: ui(`${one}`), count: grades[one] ?? 0 })}
            </option>
          ))}
      </select>
      <Button type="submit">{t('apply.show')}</Button>
      {found !== null && (
        <span className="row">
          {customer !== '' && (
            <span className="meta">
              {customer === null ? t('apply.found', { count: found }) : t('apply.only', { name: customer })}
            </span>
          )}
          <Link href={`/credit/apply?month=${month}`}>{t('apply.whole')}</Link>
        </span>
      )}
    </form>
  )
}
