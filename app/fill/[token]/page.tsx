import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getMessages, getTranslations } from 'next-intl/server'
import { FillDesk } from '@/components/fill/fill-desk'
import { sentSheet } from '@/lib/areas/customers/fill/queries'
import { sentForm, sentForms } from '@/lib/areas/customers/fill/rules/sent-forms'
import { sheetViewer, throughDoor } from '@/lib/composition/sheet-door'
import { today } from '@/lib/core/clock'
import { outwardMessages, outwardPaper } from '@/lib/core/forms/outward'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('fill')
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

/** A sheet sent to a customer. Reading the address changes nothing; any secret but a live one shows the same closed page. */
export default async function FillPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, sent] = await Promise.all([params, headers()])
  const passed = await throughDoor(
    (name) => sent.get(name),
    async () => {
      const value = await sentSheet(sheetViewer(), token)
      return { found: value !== null, value }
    },
  )
  const opened = passed.kind === 'through' ? passed.value : null
  if (!opened) notFound()
  const messages = await getMessages()
  const paper =
    opened.kind === 'sheet'
      ? opened.sheet.paper
      : outwardPaper(sentForm(opened.formId) ?? sentForm(sentForms[0])!)
  return (
    <FillDesk
      token={token}
      sheet={opened.kind === 'sheet' ? opened.sheet : null}
      messages={outwardMessages(messages.forms, paper)}
      today={today()}
    />
  )
}
