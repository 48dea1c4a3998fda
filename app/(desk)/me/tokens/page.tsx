import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import { myTokens } from '@/lib/areas/admin/tokens/queries'
import { stampTime } from '@/lib/core/clock'
import { requireViewer } from '@/lib/core/viewer'
import { NewToken } from './_components/new-token'
import { revoke } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tokens'))('title') }
}

/** One's own tokens for programs. */
export default async function TokensPage() {
  const viewer = await requireViewer()
  const [tokens, t] = await Promise.all([myTokens(viewer), getTranslations('tokens')])
  const when = (at: string | null) => (at ? stampTime(at) : t('never'))
  return (
    <Page crumbs={[{ label: t('back'), href: '/profile' }, { label: t('title') }]}>
      <ClientMessages also={['tokens']}>
        <h1 className="mb-3">{t('title')}</h1>
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_428px]">
          <Section title={t('title')} remark={t('remark')}>
            {tokens.length === 0 ? (
              <Empty title={t('empty')} />
            ) : (
              <ul>
                {tokens.map((token) => (
                  <li key={token.id} className="e1 grid-cols-[1fr_auto]! items-center">
                    <span>
                      <b>{token.name}</b> <Tag>{t(`state.${token.state}`)}</Tag>
                      <span className="meta block">
                        {t('line', {
                          created: stampTime(token.createdAt),
                          until: when(token.expiresAt),
                          used: when(token.lastUsedAt),
                        })}
                        {token.scopes.length > 0 && ` ${token.scopes.join(' ')}`}
                      </span>
                    </span>
                    {token.state === 'open' && (
                      <ActionButton
                        size="s"
                        action={revoke}
                        input={{ tokenId: token.id }}
                        success={t('revoked')}
                      >
                        {t('revoke')}
                      </ActionButton>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Section title={t('create')}>
            <div className="pad">
              <NewToken />
            </div>
          </Section>
        </div>
      </ClientMessages>
    </Page>
  )
}
