import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { mayReadRegister } from '@/lib/areas/customers/changes/policy'
import { changeKinds, isChangeKind } from '@/lib/areas/customers/changes/schema'
import { areaNumbers, changeRegister, type RegisterFilter } from '@/lib/areas/customers/register/queries'
import { requireViewer } from '@/lib/core/viewer'
import { file } from './actions'
import { Areas } from './_components/areas'
import { Register } from './_components/register'

type Asked = { kind?: string; filing?: string; before?: string }

function filterOf({ kind = '', filing, before = '' }: Asked): RegisterFilter {
  return {
    kind: isChangeKind(kind) ? kind : null,
    state: null,
    filing: filing === 'due' || filing === 'late' ? filing : null,
    before: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(before) ? before : null,
  }
}

function address(filter: RegisterFilter, change: Partial<RegisterFilter>): string {
  const { kind, filing, before } = { ...filter, before: null, ...change }
  const query = new URLSearchParams({
    ...(kind && { kind }),
    ...(filing && { filing }),
    ...(before && { before }),
  })
  return query.size > 0 ? `/customers/changes?${query}` : '/customers/changes'
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('changes'))('title') }
}

/** 客户增减变动登记: every C1 within reach by kind, what is still to be filed, and the numbers of the areas. */
export default async function ChangesPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireViewer()
  if (!mayReadRegister(viewer)) notFound()
  const filter = filterOf(await searchParams)
  const [t, nav, register, areas] = await Promise.all([
    getTranslations('changes'),
    getTranslations('nav'),
    changeRegister(viewer, filter),
    areaNumbers(viewer),
  ])
  const toFile = register.rows.filter((row) => row.state === 'approved').map((row) => row.id)
  return (
    <Page crumbs={[{ label: nav('customers'), href: '/customers' }, { label: t('title') }]}>
      <ClientMessages also={['changes']}>
        <h1 className="mb-3">{t('title')}</h1>
        <div className="stack">
          <div className="row max-w-[calc(100vw-32px)] flex-wrap">
            <SegmentedLinks
              label={t('byKind')}
              current={address(filter, {})}
              options={[
                { href: address(filter, { kind: null }), label: t('all') },
                ...changeKinds.map((kind) => ({ href: address(filter, { kind }), label: t(`kind.${kind}`) })),
              ]}
            />
            <SegmentedLinks
              label={t('filing')}
              current={address(filter, {})}
              options={[
                { href: address(filter, { filing: null }), label: t('all') },
                {
                  href: address(filter, { filing: 'due' }),
                  label: t('dueForFiling', { count: register.due }),
                },
                {
                  href: address(filter, { filing: 'late' }),
                  label: t('lateForFiling', { count: register.late }),
                },
              ]}
            />
          </div>
          <Section
            title={t('register')}
            actions={
              register.mayFile && toFile.length > 1 ? (
                <ActionButton action={file} input={{ ids: toFile }} look="pri" success={t('fileDone')}>
                  {t('fileAll', { count: toFile.length })}
                </ActionButton>
              ) : undefined
            }
          >
            <Register rows={register.rows} mayFile={register.mayFile} />
            {register.next && (
              <div className="pad">
                <ButtonLink href={address(filter, { before: register.next })}>{t('more')}</ButtonLink>
              </div>
            )}
          </Section>
          {areas && <Areas rows={areas} />}
        </div>
      </ClientMessages>
    </Page>
  )
}
