import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/shell/page'
import { requireViewer } from '@/lib/core/viewer'
import { zhCN } from '@/lib/messages/zh-CN'

type Rule = keyof typeof zhCN.rules

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('help'))('rules') }
}

/** Every rule the product cites, with its sentence; a citation leads here by the rule's number. */
export default async function RulesPage() {
  await requireViewer()
  const [t, say] = await Promise.all([getTranslations('help'), getTranslations('rules')])
  const rules = Object.keys(zhCN.rules) as Rule[]
  return (
    <Page crumbs={[{ label: t('title'), href: '/help' }, { label: t('rules') }]}>
      <h1 className="mb-3">{t('rules')}</h1>
      <p className="meta mb-3">{t('rulesLead', { count: rules.length })}</p>
      <dl className="sheet pad kv">
        {rules.map((rule) => (
          <div key={rule} className="contents">
            <dt id={rule} className="scroll-mt-20">
              {rule}
            </dt>
            <dd>{say(rule)}</dd>
          </div>
        ))}
      </dl>
    </Page>
  )
}
