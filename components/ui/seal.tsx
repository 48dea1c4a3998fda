import { useTranslations } from 'next-intl'

import { classNames } from './class-names'
import { sealCharacters } from './seal-characters'

/** `zhu` red on paper: filled or reviewed · `bai` white on red: the final word · `me` my turn · `wait` someone else's. */
export type SealLook = 'zhu' | 'bai' | 'me' | 'wait'

/** A seal. Decoration: name, post and time stand beside it as text. Draw one only after the server has answered. */
export function Seal({
  name,
  look = 'zhu',
  size,
  text,
  fresh,
}: {
  name: string
  look?: SealLook
  size?: 's' | 'm' | 'l' | 'xl'
  /** Words inside a seal that is still to come. */
  text?: string
  /** Just put there: fades in once. */
  fresh?: boolean
}) {
  const t = useTranslations('ui')
  const inside =
    look === 'me' ? (text ?? t('sealMine')) : look === 'wait' ? (text ?? t('sealWait')) : sealCharacters(name)
  return (
    <span className={classNames('seal', look !== 'zhu' && look, size, fresh && 'fresh')} aria-hidden="true">
      <b>{inside}</b>
    </span>
  )
}
