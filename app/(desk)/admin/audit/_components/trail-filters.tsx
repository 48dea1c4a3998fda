import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import { DateInput } from '@/components/form/date-input'
import { Button, buttonClass } from '@/components/ui/button'
import type { TrailFilter } from '@/lib/areas/admin/trail/schema'

const AREAS = [
  'auth',
  'people',
  'organisation',
  'roles',
  'settings',
  'customers',
  'power',
  'grading',
  'credit',
  'trade',
  'approvals',
  'lists',
] as const

/** A day beside its word. */
const DAY = 'row w-60 max-sm:w-full [&>.affix]:min-w-0 [&>.affix]:flex-1 [&>.lb]:mb-0 [&>.lb]:shrink-0'

/** What the trail is narrowed by; stands in the address. */
export function TrailFilters({
  filter,
  people,
}: {
  filter: TrailFilter
  people: { id: string; name: string; username: string }[]
}) {
  const t = useTranslations('audit')
  return (
    <form className="bar1" method="get" role="search">
      <select
        className="inp w-48 max-sm:w-full"
        name="person"
        defaultValue={filter.person ?? ''}
        aria-label={t('person')}
      >
        <option value="">{t('anybody')}</option>
        {people.map(({ id, name, username }) => (
          <option key={id} value={id}>
            {`${name}　${username}`}
          </option>
        ))}
      </select>
      <select
        className="inp w-36 max-sm:grow"
        name="kind"
        defaultValue={filter.kind?.split('.')[0] ?? ''}
        aria-label={t('what')}
      >
        <option value="">{t('anyKind')}</option>
        {AREAS.map((area) => (
          <option key={area} value={area}>
            {t(`area.${area}`)}
          </option>
        ))}
      </select>
      <input
        className="inp w-44 max-sm:grow"
        name="record"
        defaultValue={filter.record}
        placeholder={t('recordHint')}
        aria-label={t('record')}
        autoComplete="off"
      />
      <DateInput className={DAY} name="from" label={t('from')} defaultValue={filter.from} />
      <DateInput className={DAY} name="to" label={t('to')} defaultValue={filter.to} />
      <Button type="submit">{t('show')}</Button>
      <Link className={buttonClass({ look: 'ghost' })} href="/admin/audit">
        {t('clear')}
      </Link>
    </form>
  )
}
