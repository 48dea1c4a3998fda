'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { wayFrom } from './ways'

/** The way out of a refusal as a link to where it is mended; nothing where there is no such place, or one stands there. */
export function WayLink({ code, customerId }: { code: string; customerId: string | null | undefined }) {
  const t = useTranslations('ui.ways')
  const here = usePathname()
  const way = wayFrom(code, customerId)
  return way && way.href !== here && <Link href={way.href}>{t(way.name)}</Link>
}
