import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { Section } from '@/components/ui/section'
import { type DeviceRow, minPasswordLength, myDevices } from '@/lib/areas/admin/accounts/queries'
import { myself } from '@/lib/areas/admin/people/queries'
import { planNames } from '@/lib/composition/approval-plans'
import { stampTime } from '@/lib/core/clock'
import { may } from '@/lib/core/scope'
import { requireViewer } from '@/lib/core/viewer'
import { Letters } from '../admin/people/[personId]/_components/letters'
import { Devices } from './_components/devices'
import { OwnFacts } from './_components/own-facts'
import { PasswordForm } from './_components/password-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('profile') }
}

/** A device with its times as the house writes them. */
function timed(device: DeviceRow): DeviceRow {
  return { ...device, createdAt: stampTime(device.createdAt), lastSeenAt: stampTime(device.lastSeenAt) }
}

/** Oneself: facts, posts, delegations, password, devices. */
export default async function ProfilePage() {
  const viewer = await requireViewer()
  const [me, devices, minLength, t, people] = await Promise.all([
    myself(viewer),
    myDevices(viewer),
    minPasswordLength(),
    getTranslations('auth'),
    getTranslations('people'),
  ])
  if (me === null) notFound()
  return (
    <Page crumbs={[{ label: t('profile') }]}>
      <ClientMessages also={['people', 'auth']}>
        <h1 className="mb-3">{me.name}</h1>
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_428px]">
          <div className="stack">
            <OwnFacts me={me} />
            {may(viewer, 'approvals.delegate') && <Letters person={me} plans={planNames} />}
            <Section id="devices" title={t('devices')} remark={t('devicesRemark')}>
              {devices.length === 0 ? (
                <Empty title={people('never')} />
              ) : (
                <Devices devices={devices.map(timed)} />
              )}
            </Section>
          </div>
          <Section id="password" title={t('changePassword')}>
            <div className="pad">
              <PasswordForm username={me.username} minLength={minLength} />
            </div>
          </Section>
        </div>
      </ClientMessages>
    </Page>
  )
}
