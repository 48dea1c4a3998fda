import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import type { RegisterRow } from '@/lib/areas/customers/register/queries'
import { Deed } from './deed'

/** Signed change forms that are still to be filed, the late ones marked (R-S04). */
export async function ChangesToFile({
  rows,
  late,
  looking,
}: {
  rows: readonly RegisterRow[]
  late: number
  looking: boolean
}) {
  if (rows.length === 0) return null
  const [t, changes, desk] = await Promise.all([
    getTranslations('life'),
    getTranslations('changes'),
    getTranslations('desk'),
  ])
  return (
    <Section
      title={t('toFileTitle')}
      remark={late > 0 ? <span className="down">{t('late', { count: late })}</span> : undefined}
      {...(!looking && { href: '/customers/changes?filing=due', linkLabel: desk('all') })}
    >
      {rows.map((row) => (
        <div className="li" key={row.id}>
          <div className="grow">
            <span className="mut code">{row.number}</span> <b>{row.customerName}</b>{' '}
            {changes(`kind.${row.kind}`)}
            <div className={row.late ? 'why down' : 'why'}>
              {t(row.late ? 'toFileLate' : 'toFileBy', { day: row.fileBy ?? '' })}
            </div>
          </div>
          <Deed looking={looking} href="/customers/changes?filing=due">
            {changes('file')}
          </Deed>
        </div>
      ))}
    </Section>
  )
}
