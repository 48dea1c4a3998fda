import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/shell/page'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/core/viewer'
import { zhCN } from '@/lib/messages/zh-CN'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('help'))('title') }
}

/** How to use the product, in a few sections. */
export default async function HelpPage() {
  await requireViewer()
  const t = await getTranslations('help')
  return (
    <Page crumbs={[{ label: t('title') }]}>
      <h1 className="mb-3">{t('title')}</h1>
      <p className="meta mb-3">{t('lead')}</p>
      <div className="stack">
        {(['find', 'papers', 'refusal'] as const).map((part) => (
          <Section key={part} id={part} title={t(`${part}Title`)}>
            <p className="pad">{t(part)}</p>
          </Section>
        ))}
        <Section id="rules" title={t('rules')}>
          <p className="pad">
            {t('rulesLead', { count: Object.keys(zhCN.rules).length })}{' '}
            <Link href="/help/rules">{t('rulesLink')}</Link>
          </p>
        </Section>
        <Section id="api" title={t('apiTitle')}>
          <p className="pad">
            {t('api')} <Link href="/admin/api">{t('apiLink')}</Link> ·{' '}
            <Link href="/me/tokens">{t('tokensLink')}</Link>
          </p>
        </Section>
      </div>
    </Page>
  )
}
