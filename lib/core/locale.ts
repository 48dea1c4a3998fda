export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'zh-CN'
export const LOCALE_COOKIE = 'locale'

/** Is this text one of the languages the product speaks? */
export function isLocale(text: string | undefined): text is Locale {
  return LOCALES.some((locale) => locale === text)
}
