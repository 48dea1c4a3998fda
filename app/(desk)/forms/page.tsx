import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { formPages } from '@/lib/composition/form-pages'
import { requireViewer } from '@/lib/core/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('formsPage'))('title') }
}

/** 表格: every paper of the house, with its blank print. */
export default async function FormsPage() {
  await requireViewer()
  const [t, words, locale] = await Promise.all([
    getTranslations('formsPage'),
    getTranslations('forms.words'),
    getLocale(),
  ])
  const word = (words: { zh: string; en: string }) => (locale === 'en' ? words.en : words.zh)
  return (
    <Page crumbs={[{ label: t('title') }]}>
      <h1 className="mb-3">{t('title')}</h1>
      <Section title={t('papers')} remark={formPages().length}>
        {formPages().map((form) => (
          <div className="li" key={form.id}>
            <div className="grow">
              <span className="mut">{form.id}</span> <b>{word(form.name)}</b>
              <div className="why">
                {form.signatures.length === 0
                  ? t('unsigned', { count: form.fields.length })
                  : t('fields', {
                      count: form.fields.length,
                      signatures: form.signatures.map(({ label }) => word(label)).join(words('listComma')),
                    })}
              </div>
            </div>
            <ButtonLink size="s" icon="print" href={`/print/forms/${form.id}`}>
              {t('blank')}
            </ButtonLink>
          </div>
        ))}
      </Section>
    </Page>
  )
}
