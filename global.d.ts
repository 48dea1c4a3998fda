import type { Locale } from '@/lib/core/locale'
import type { zhCN } from '@/lib/messages/zh-CN'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: typeof zhCN
  }
}
