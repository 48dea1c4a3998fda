import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getMessages, getTranslations } from 'next-intl/server'
import { ClaimTable } from '@/components/customers/sources/claim-table'
import { FormRead } from '@/components/form-sheet/form-read'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { Note } from '@/components/ui/note'
import { Section } from '@/components/ui/section'
import { returnedSheet } from '@/lib/areas/customers/fill/queries'
import { isSentForm, sentForm } from '@/lib/areas/customers/fill/rules/sent-forms'
import { outwardForm } from '@/lib/core/forms/outward'
import { messagesOf, wordsOf } from '@/lib/core/forms/words'
import { openFolder } from '../../../../_components/folder'
import { takeOver } from '../../../../(folder)/file/actions'

type Props = { params: Promise<{ customerId: string; formId: string; linkId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ formId }, t, messages] = await Promise.all([params, getTranslations('sheets'), getMessages()])
  return {
    title: isSentForm(formId) ? t('returnedTitle', { form: wordsOf(messages.forms, formId).form.name }) : '',
  }
}

/** What a customer sent back, beside what we have: decided field by field, then it goes into the file. */
export default async function ReturnedPage({ params }: Props) {
  const { customerId, formId, linkId } = await params
  const { viewer, folder } = await openFolder(customerId)
  const sheet = await returnedSheet(viewer, linkId)
  const form = sheet && sentForm(formId, sheet.formVersion)
  if (!sheet || !form || sheet.customerId !== customerId || sheet.link.formId !== formId) notFound()
  const [nav, t, tabs, messages] = await Promise.all([
    getTranslations('nav'),
    getTranslations('sheets'),
    getTranslations('customers.dossier'),
    getMessages(),
  ])
  const name = wordsOf(messages.forms, formId).form.name
  const here = `/customers/${customerId}`
  const taken = sheet.link.state === 'taken-over'
  return (
    <Page
      crumbs={[
        { label: nav('customers'), href: '/customers' },
        { label: folder.name, href: here },
        { label: tabs('fileTab'), href: `${here}/file` },
        { label: t('returnedTitle', { form: name }) },
      ]}
    >
      <ClientMessages also={['customers', 'sheets', 'forms']}>
        <div className="returned">
          <Section title={t('returnedTitle', { form: name })}>
            <div className="pad">
              <p className="sub mb-3">
                {t('returnedLead', {
                  name: sheet.link.filledBy ?? '',
                  date: sheet.filledOn ?? '',
                  same: sheet.same,
                })}
              </p>
              {taken && <Note>{t('takenOverAlready')}</Note>}
              {sheet.claims.length === 0 && !taken && <Note>{t('nothingDiffers')}</Note>}
              <ClaimTable
                rows={sheet.claims}
                words={messages.forms}
                mayDecide={sheet.mayTakeOver && !taken}
                fixed={{ linkId }}
                action={takeOver}
                submit={t('takeOver')}
                done={t('takenOver')}
              />
            </div>
          </Section>
          <section aria-label={t('asSent')}>
            <h2 className="my-3">{t('asSent')}</h2>
            <FormRead
              form={outwardForm(form)}
              messages={messagesOf(messages.forms, formId)}
              answers={sheet.answers}
            />
          </section>
        </div>
      </ClientMessages>
    </Page>
  )
}
