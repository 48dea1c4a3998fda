import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { RuleSource } from '@/components/ui/rule-source'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import { unitChoices } from '@/lib/areas/admin/organisation/queries'
import { settingHistory } from '@/lib/areas/admin/settings/queries'
import { settingField } from '@/lib/areas/admin/settings/rules/field'
import { settingsRegistry } from '@/lib/composition/settings-registry'
import { stampTime, today } from '@/lib/core/clock'
import { requireViewer } from '@/lib/core/viewer'
import { AdminPage } from '../../_components/admin-page'
import { settingWords } from '../_components/words'
import { SettingForm } from './_components/setting-form'

type Params = { params: Promise<{ key: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { key } = await params
  return { title: (await settingWords()).label(key) }
}

/** One setting: what holds now, a form to set it from a day on, and everything that was ever set. */
export default async function SettingPage({ params }: Params) {
  const viewer = await requireViewer()
  const { key } = await params
  const [found, units, words, t] = await Promise.all([
    settingHistory(viewer, settingsRegistry, key),
    unitChoices(viewer),
    settingWords(),
    getTranslations('settings'),
  ])
  const definition = settingsRegistry.get(key)
  if (found === null || definition === undefined) notFound()
  const field = settingField(definition.schema)
  const { state, history } = found
  const now = state.company ? state.company.value : definition.default
  return (
    <AdminPage
      viewer={viewer}
      title={words.label(key)}
      crumbs={[{ label: t('title'), href: '/admin/settings' }]}
    >
      <p className="sub mb-3">
        {words.about(key)} <RuleSource rule={definition.rule} />
      </p>
      <div className="grid items-start gap-4 lg:grid-cols-[428px_minmax(0,1fr)]">
        <Section title={t('set')} remark={t('setRemark')}>
          <div className="pad">
            <ClientMessages also={['settings']}>
              <SettingForm
                settingKey={key}
                field={words.worded(key, field)}
                value={now}
                units={definition.unitOverride ? units : []}
                own={Object.fromEntries(state.units.map((unit) => [unit.unitId ?? '', unit.value]))}
                hasOwn={state.company !== null}
                today={today()}
              />
            </ClientMessages>
          </div>
        </Section>
        <div className="stack">
          <Section title={t('inForce')}>
            <dl className="kv pad">
              <dt>{t('company')}</dt>
              <dd>
                {words.text(key, field, now)} {!state.company && <Tag>{t('default')}</Tag>}
              </dd>
              {state.units.map((unit) => (
                <div key={unit.id} className="contents">
                  <dt>{unit.unit}</dt>
                  <dd>{words.text(key, field, unit.value)}</dd>
                </div>
              ))}
              <dt>{t('defaultValue')}</dt>
              <dd>{words.text(key, field, definition.default)}</dd>
            </dl>
          </Section>
          <Section title={t('history')} remark={t('historyRemark')}>
            {history.length === 0 ? (
              <p className="pad sub">{t('neverSet')}</p>
            ) : (
              <ul>
                {history.map((set) => (
                  <li key={set.id} className="e1 grid-cols-[96px_minmax(0,1fr)]!">
                    <span className="nowrap">{set.effectiveFrom}</span>
                    <span>
                      <b className="font-medium">{set.unit ?? t('company')}</b>{' '}
                      {set.inherits ? t('given-up') : words.text(key, field, set.value)}{' '}
                      {set.effectiveFrom > today() && <Tag>{t('coming')}</Tag>}
                      <span className="meta block">
                        {t('setBy', { by: set.by ?? '—', at: stampTime(set.setAt) })} {set.reason}
                      </span>
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </div>
      </div>
    </AdminPage>
  )
}
