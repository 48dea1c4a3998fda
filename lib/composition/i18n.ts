import { cookies } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'

import { DEFAULT_LOCALE, isLocale, LOCALE_COOKIE } from '@/lib/core/locale'
import { zhCN } from '@/lib/messages/zh-CN'

/** One request's language: the cookie, or Chinese. The address never carries a language. */
const requestConfig = getRequestConfig(async ({ locale: asked }) => {
  const stored = asked ?? (await cookies()).get(LOCALE_COOKIE)?.value
  const locale = isLocale(stored) ? stored : DEFAULT_LOCALE
  const messages = locale === 'en' ? (await import('@/lib/messages/en')).en : zhCN
  return { locale, messages, timeZone: 'Asia/Shanghai' }
})
export { requestConfig as default }
