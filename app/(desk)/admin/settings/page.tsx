import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RuleSource } from '@/components/ui/rule-source'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import { settingStates } from '@/lib/areas/admin/settings/queries'
import { settingField } from '@/lib/areas/admin/settings/rules/field'
import { settingsRegistry } from '@/lib/composition/settings-registry'
import { requireViewer } from '@/lib/core/viewer'
import { AdminPage } from '../_components/admin-page'
import { settingWords } from './_components/words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

/** Every setting with what is in force, area by area. */
export default async function SettingsPage() {
  const viewer = await requireViewer()
  const [states, words, t] = await Promise.all([
    settingStates(viewer, settingsRegistry),
    settingWords(),
    getTranslations('settings'),
  ])
  if (states === null) notFound()
  const areas = [...new Set(states.map(({ key }) => key.slice(0, key.indexOf('.'))))]
  const say = t as unknown as (path: string) => string
  return (
    <AdminPage viewer={viewer} title={t('title')} remark={t('remark')}>
      <div className="stack">
        {areas.map((area) => (
          <Section key={area} title={say(`area.${area}`)}>
            <ul>
              {states
                .filter(({ key }) => key.startsWith(`${area}.`))
                .map(({ key, company, units, coming }) => {
                  const definition = settingsRegistry.get(key)!
                  const value = company ? company.value : definition.default
                  return (
                    <li
                      key={key}
                      className="e1 grid-cols-[minmax(0,1fr)_minmax(0,1fr)]! items-start max-sm:grid-cols-1!"
                    >
                      <span>
                        <Link className="font-medium" href={`/admin/settings/${key}`}>
                          {words.label(key)}
                        </Link>
                        <span className="meta block">{words.about(key)}</span>
                      </span>
                      <span>
                        <span className="mr-2">
                          {words.text(key, settingField(definition.schema), value)}
                        </span>
                        {!company && <Tag>{t('default')}</Tag>}{' '}
                        {units.length > 0 && <Tag>{t('unitsOwn', { count: units.length })}</Tag>}{' '}
                        {coming.length > 0 && (
                          <Tag>{t('comingFrom', { date: coming.at(-1)?.effectiveFrom ?? '' })}</Tag>
                        )}{' '}
                        <RuleSource rule={definition.rule} />
                      </span>
                    </li>
                  )
                })}
            </ul>
          </Section>
        ))}
      </div>
    </AdminPage>
  )
}
