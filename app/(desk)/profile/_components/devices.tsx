'use client'

import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { Tag } from '@/components/ui/tag'
import type { DeviceRow } from '@/lib/areas/admin/accounts/queries'
import { end, endOthers } from '../actions'
import { browserOf } from './browser-name'

/** Where one is signed in. Times come as the server wrote them. */
export function Devices({ devices }: { devices: DeviceRow[] }) {
  const t = useTranslations('auth')
  return (
    <>
      <ul>
        {devices.map((device) => {
          const { browser, system } = browserOf(device.userAgent ?? '')
          return (
            <li key={device.id} className="e1 grid-cols-[1fr_auto]! items-center">
              <span>
                <b>
                  {t('deviceName', {
                    browser: browser ?? t('unknownBrowser'),
                    system: system ?? t('unknownSystem'),
                  })}
                </b>{' '}
                {device.here && <Tag>{t('thisDevice')}</Tag>}
                <span className="meta block">
                  {t('deviceSeen', {
                    ip: device.ip ?? '—',
                    since: device.createdAt,
                    seen: device.lastSeenAt,
                  })}
                </span>
              </span>
              {!device.here && (
                <ActionButton
                  size="s"
                  action={end}
                  input={{ sessionId: device.id }}
                  success={t('deviceEnded')}
                >
                  {t('signOutDevice')}
                </ActionButton>
              )}
            </li>
          )
        })}
      </ul>
      {devices.length > 1 && (
        <div className="foot">
          <ActionButton action={endOthers} input={{}} success={t('othersEnded')}>
            {t('signOutOthers')}
          </ActionButton>
        </div>
      )}
    </>
  )
}
