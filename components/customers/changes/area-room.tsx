import { useTranslations } from 'next-intl'

export type AreaRoomView = {
  unitId: string
  name: string
  quota: number | null
  present: number
  more: boolean
  channelDominance: 'state' | 'private' | 'half' | null
}

/** How many customers the areas above one may have and have, where one more is to come in (R-S01, R-S03). */
export function AreaRoom({ areas }: { areas: readonly AreaRoomView[] }) {
  const t = useTranslations('life')
  const changes = useTranslations('changes')
  return (
    <table className="led cards">
      <caption className="vh">{t('areas')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('area')}</th>
          <th scope="col" className="num">
            {t('quota')}
          </th>
          <th scope="col" className="num">
            {t('present')}
          </th>
          <th scope="col" className="num">
            {t('room')}
          </th>
          <th scope="col">{t('dominance')}</th>
        </tr>
      </thead>
      <tbody>
        {areas.map((area) => {
          const room = area.quota === null ? null : area.quota - area.present
          return (
            <tr key={area.unitId}>
              <td>{area.name}</td>
              <td className="num" data-label={t('quota')}>
                {area.quota?.toLocaleString('en-US') ?? <span className="mut">{t('unset')}</span>}
              </td>
              <td className="num" data-label={t('present')}>
                {area.more ? t('over', { count: area.present }) : area.present.toLocaleString('en-US')}
              </td>
              <td className="num" data-label={t('room')}>
                {room !== null && (room > 0 ? <b>{room}</b> : <b className="down">{t('full')}</b>)}
              </td>
              <td data-label={t('dominance')}>
                {area.channelDominance ? (
                  changes(`${area.channelDominance}-dominance`)
                ) : (
                  <span className="mut">{t('unset')}</span>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
