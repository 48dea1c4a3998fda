import { useTranslations } from 'next-intl'

/** Values of an event whose codes have words elsewhere: posts, rights, reaches, kinds of units. */
export function useTrailWords(): (values: Record<string, unknown>) => Record<string, unknown> {
  const roles = useTranslations('roles')
  const units = useTranslations('organisation.kinds')
  const people = useTranslations('people')
  const audit = useTranslations('audit')
  const catalogue = { roles, units } as unknown as Record<
    string,
    { (key: string): string; has: (key: string) => boolean }
  >
  const word = (from: 'roles' | 'units', key: string) => {
    const t = catalogue[from]!
    return t.has(key) ? t(key) : null
  }
  return (values) => {
    const told = { ...values }
    const put = (name: string, text: string | null) => text !== null && (told[name] = text)
    const { role, permission, kind } = values
    if (typeof role === 'string') put('role', word('roles', `name.${role}`))
    if (typeof kind === 'string') put('kind', word('units', kind))
    if (typeof permission === 'string') {
      put('permission', word('roles', `permission.${permission.replace('.', '-')}`))
      for (const side of ['before', 'after'])
        put(
          side,
          typeof values[side] === 'string' ? word('roles', `scope.${values[side]}`) : audit('noRight'),
        )
    }
    if ('endsOn' in values && values['endsOn'] === null) told['endsOn'] = people('open')
    return told
  }
}
