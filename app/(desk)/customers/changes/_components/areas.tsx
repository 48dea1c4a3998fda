import { getTranslations } from 'next-intl/server'
import { AreaForm } from '@/components/customers/changes/area-form'
import { Section } from '@/components/ui/section'
import type { AreaRow } from '@/lib/areas/customers/register/queries'
import { setNumber } from '../actions'

/** 区域客户定额: how many customers each branch may have, how many it has, who dominates its channels (R-S01, R-S03). */
export async function Areas({ rows }: { rows: AreaRow[] }) {
  const t = await getTranslations('changes')
  return (
    <Section title={t('areas')} remark={t('areasHint')}>
      <table className="led cards">
        <thead>
          <tr>
            <th>{t('area')}</th>
            <th className="num">{t('quota')}</th>
            <th className="num">{t('present')}</th>
            <th className="num">{t('room')}</th>
            <th>{t('dominance')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                {row.name} <span className="mut">{row.regionName}</span>
              </td>
              <td className="num" data-label={t('quota')}>
                {row.quota ?? t('unset')}
              </td>
              <td className="num" data-label={t('present')}>
                {row.present}
              </td>
              <td className="num" data-label={t('room')}>
                {row.quota === null ? '' : row.quota > row.present ? row.quota - row.present : t('full')}
              </td>
              <td data-label={t('dominance')}>
                {row.channelDominance ? t(`${row.channelDominance}-dominance`) : t('unset')}
              </td>
              <td>
                <AreaForm area={row} action={setNumber} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
