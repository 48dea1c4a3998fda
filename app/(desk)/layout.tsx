import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { TodayProvider } from '@/components/form/today'
import { DemoBanner } from '@/components/shell/demo-banner'
import { Shell } from '@/components/shell/shell'
import { frameCounts } from '@/lib/composition/frame'
import { navigation, phoneNavigation } from '@/lib/composition/navigation'
import { businessZone, now } from '@/lib/core/clock'
import { env } from '@/lib/core/env'
import { requireViewer } from '@/lib/core/viewer'

/** The signed-in frame around every page of the desk. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer()
  const [t, roles, { approvals, unread }] = await Promise.all([
    getTranslations('nav'),
    getTranslations('roles'),
    frameCounts(viewer),
  ])
  const nav = navigation(viewer, (key) => t(key), { approvals })
  const post = viewer.posts[0]
  return (
    <Shell
      nav={nav}
      phone={phoneNavigation(nav)}
      unread={unread}
      person={{ name: viewer.name, post: post ? roles(`name.${post.role}`) : '' }}
      banner={env().APP_MODE === 'demonstration' ? <DemoBanner /> : null}
    >
      <TodayProvider at={now().toISOString()} zone={businessZone()}>
        {children}
      </TodayProvider>
    </Shell>
  )
}
