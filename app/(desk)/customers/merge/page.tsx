import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getMessages, getTranslations } from 'next-intl/server'
import { dayText } from '@/components/customers/dossier/day-text'
import { factText } from '@/lib/areas/customers/rules/fact-text'
import { type FactChoice, MergeForm } from '@/components/customers/merge/merge-form'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { type MergeSheet, mergeSheet } from '@/lib/areas/customers/merge-sheet/queries'
import { today } from '@/lib/core/clock'
import type { SharedWords } from '@/lib/core/forms/words'
import { requireViewer } from '@/lib/core/viewer'
import { merge } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('duplicates.sheet'))('title') }
}

/** The values of each fact in words, and which is the newest. */
async function choicesOf(sheet: MergeSheet): Promise<FactChoice[]> {
  const [facts, words] = await Promise.all([
    getTranslations('forms.facts'),
    getMessages().then((messages) => messages.forms as unknown as SharedWords),
  ])
  return sheet.facts.map(({ fact, values, agreed, proposed }) => {
    const newest = values.toSorted((a, b) => (b.at ?? '').localeCompare(a.at ?? ''))[0]
    return {
      fact,
      label: facts(fact as 'name'),
      agreed,
      proposed,
      values: values.map(({ recordId, value, at, source }) => ({
        recordId,
        text: factText(fact, value, words),
        at: at && dayText(at.slice(0, 10), today()),
        source,
        newest: at !== null && newest?.recordId === recordId,
      })),
    }
  })
}

/** Records side by side: which one stays, and of every fact whose value. */
export default async function MergePage({
  searchParams,
}: {
  searchParams: Promise<{ ids?: string | string[] }>
}) {
  const viewer = await requireViewer()
  const ids = String((await searchParams).ids ?? '')
    .split(',')
    .filter(Boolean)
  const sheet = await mergeSheet(viewer, ids)
  if (!sheet) notFound()
  const [t, nav, reasons, states, choices] = await Promise.all([
    getTranslations('duplicates'),
    getTranslations('nav'),
    getTranslations('reasons'),
    getTranslations('customers.state'),
    choicesOf(sheet),
  ])
  const records = sheet.records.map(({ reasons: found, state, ...record }) => ({
    ...record,
    state: states(state as 'potential'),
    blocked: found.map(({ rule, code, values }) => ({
      rule,
      text: reasons(
        code as 'customers.merge-open',
        values as { name: string; fileNumber: string; kept: string },
      ),
    })),
  }))
  return (
    <Page
      crumbs={[
        { label: nav('customers'), href: '/customers' },
        { label: t('title'), href: '/customers/duplicates' },
        { label: t('sheet.title') },
      ]}
    >
      <ClientMessages also={['duplicates']}>
        <h1>{t('sheet.title')}</h1>
        <p className="meta mb-3">{t('sheet.lead', { days: sheet.undoDays })}</p>
        <MergeForm
          records={records}
          proposedKept={sheet.proposedKept}
          facts={choices}
          taxNumbersDiffer={sheet.taxNumbersDiffer}
          merge={merge}
        />
      </ClientMessages>
    </Page>
  )
}
