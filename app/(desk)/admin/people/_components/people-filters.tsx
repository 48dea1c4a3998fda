import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { UnitChoice } from '@/lib/areas/admin/organisation/queries'
import type { PeopleFilter } from '@/lib/areas/admin/people/schema'
import { roleCodes } from '@/lib/core/permissions'

const STATES = ['enabled', 'no-password', 'disabled', 'all'] as const

/** What the list of people is narrowed by; stands in the address. */
export function PeopleFilters({ filter, units }: { filter: PeopleFilter; units: UnitChoice[] }) {
  const t = useTranslations('people')
  const roles = useTranslations('roles.name')
  return (
    <form className="bar1" method="get" role="search">
      <input
        className="inp w-60 max-sm:w-full"
        type="search"
        name="q"
        defaultValue={filter.q}
        placeholder={t('searchHint')}
        aria-label={t('search')}
        autoComplete="off"
      />
      <select
        className="inp w-44 max-sm:grow"
        name="unit"
        defaultValue={filter.unit ?? ''}
        aria-label={t('unit')}
      >
        <option value="">{t('anyUnit')}</option>
        {units.map((unit) => (
          <option key={unit.id} value={unit.id}>
            {`${'　'.repeat(unit.depth)}${unit.name}`}
          </option>
        ))}
      </select>
      <select
        className="inp w-44 max-sm:grow"
        name="role"
        defaultValue={filter.role ?? ''}
        aria-label={t('role')}
      >
        <option value="">{t('anyRole')}</option>
        {roleCodes.map((role) => (
          <option key={role} value={role}>
            {roles(role)}
          </option>
        ))}
      </select>
      <select
        className="inp w-32 max-sm:grow"
        name="state"
        defaultValue={filter.state}
        aria-label={t('stateLabel')}
      >
        {STATES.map((state) => (
          <option key={state} value={state}>
            {t(`stateFilter.${state}`)}
          </option>
        ))}
      </select>
      <Button type="submit">{t('show')}</Button>
    </form>
  )
}
