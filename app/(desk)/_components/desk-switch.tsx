import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { PickLink } from '@/components/ui/pick-link'
import { commandsOf } from '@/lib/areas/admin/below/rules/below'
import type { Viewer } from '@/lib/core/scope'
import { findDesks } from '../desk-actions'

/** 我的 / 下属: whose desk one sees, for whoever has people below him. */
export async function DeskSwitch({ viewer, seen }: { viewer: Viewer; seen: string | null }) {
  if (commandsOf(viewer).length === 0) return null
  const t = await getTranslations('desk')
  return (
    <nav className="seg" aria-label={t('whose')}>
      <Link href="/" aria-current={seen === null ? 'true' : undefined}>
        {t('mine')}
      </Link>
      <PickLink
        chosen={seen !== null}
        face={
          <>
            {seen ?? t('below')} <Icon name="d" />
          </>
        }
        title={t('belowTitle')}
        hint={t('belowHint')}
        none={t('belowNone')}
        startsFull
        search={findDesks}
      />
    </nav>
  )
}
