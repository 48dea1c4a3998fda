import { useTranslations } from 'next-intl'

export type SecrecyLevel = 0 | 1 | 2 | 3

/** 非密 thin box, 秘密★4小时 box with its limit, 机密 double box, 绝密 solid. */
export function Secrecy({ level, hours }: { level: SecrecyLevel; hours?: number }) {
  const t = useTranslations('ui')
  const word = t(`secrecy.${level}`)
  return <span className={`mi m${level}`}>{hours ? t('secrecyHours', { level: word, hours }) : word}</span>
}
