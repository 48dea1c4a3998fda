import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { inWords } from '@/components/customers/changes/amended-rows'
import { AreaRoom } from '@/components/customers/changes/area-room'
import { ChangeFill } from '@/components/customers/changes/change-fill'
import type { Derived } from '@/components/form-sheet/sheet-context'
import type { SignatureView } from '@/components/form-sheet/signature-line'
import { ReasonNotes } from '@/components/form/reason-notes'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { Note } from '@/components/ui/note'
import { listed } from '@/components/ui/listed'
import { Section } from '@/components/ui/section'
import { isChangeKind } from '@/lib/areas/customers/changes/schema'
import { draftOf } from '@/lib/areas/customers/dossier/queries'
import { changeSheet } from '@/lib/areas/customers/register/queries'
import { today } from '@/lib/core/clock'
import { messagesOf } from '@/lib/core/forms/words'
import { requireViewer } from '@/lib/core/viewer'
import { saveDraft, submit } from './actions'

type Props = { params: Promise<{ customerId: string }>; searchParams: Promise<{ kind?: string }> }

/** The change of this address with what the viewer may know for it, read once a request. */
const sheetAsked = cache(async (customerId: string, kind: string) => {
  const viewer = await requireViewer()
  return isChangeKind(kind) ? changeSheet(viewer, customerId, kind) : null
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ customerId }, { kind = '' }, t] = await Promise.all([
    params,
    searchParams,
    getTranslations('changes'),
  ])
  const sheet = await sheetAsked(customerId, kind)
  return { title: sheet ? `${t(`kind.${sheet.kind}`)} · ${sheet.customer.name}` : t('title') }
}

/** 客户增减变动表 to fill: `?kind=` says which change. */
export default async function ChangePage({ params, searchParams }: Props) {
  const viewer = await requireViewer()
  const [{ customerId }, { kind = '' }] = await Promise.all([params, searchParams])
  const sheet = await sheetAsked(customerId, kind)
  if (!sheet) notFound()
  const [t, life, facts, nav, roles, messages, locale, draft] = await Promise.all([
    getTranslations('changes'),
    getTranslations('life'),
    getTranslations('forms.facts'),
    getTranslations('nav'),
    getTranslations('roles.name'),
    getMessages(),
    getLocale(),
    draftOf(viewer, 'C1', `${customerId}:${sheet.kind}`),
  ])
  const known = inWords(sheet.derived, messages.forms)
  const derived: Record<string, Derived> = Object.fromEntries(
    Object.entries(known).map(([name, value]) => [name, { value }]),
  )
  const mine: SignatureView = {
    state: 'mine',
    name: viewer.name,
    post: viewer.posts[0] ? roles(viewer.posts[0].role) : '',
  }
  const later = (role: 'branch-gm' | 'head-of-marketing' | 'marketing-officer'): SignatureView => ({
    state: 'waiting',
    post: roles(role),
    name: listed(
      sheet.signers.filter((signer) => signer.role === role).map(({ name }) => name),
      locale,
    ),
  })
  const signatures: Record<string, SignatureView> = {
    // Cooperation is ended by 分支机构总经理 (W1): he signs in the box of his post, and nobody selects.
    ...(sheet.kind === 'end' ? { reviewed: mine } : { selected: mine, reviewed: later('branch-gm') }),
    approved: later('head-of-marketing'),
    filed: later('marketing-officer'),
  }
  return (
    <Page
      crumbs={[
        { label: nav('customers'), href: '/customers' },
        { label: sheet.customer.name, href: `/customers/${customerId}` },
        { label: t(`kind.${sheet.kind}`) },
      ]}
    >
      {(sheet.areas.length > 0 || sheet.blockers.length > 0) && (
        <div className="two-sheets">
          {sheet.areas.length > 0 && (
            <Section title={life('areas')} remark={life('areasHint')}>
              <AreaRoom areas={sheet.areas} />
            </Section>
          )}
          <Section title={life('ready')} remark={sheet.blockers.length > 0 ? life('readyHint') : undefined}>
            <div className="pad stack">
              {sheet.blockers.length > 0 ? (
                <>
                  <ReasonNotes reasons={sheet.blockers} tone="warn" customerId={customerId} />
                  {sheet.missingFacts.length > 0 && (
                    <div className="miss">
                      {sheet.missingFacts.map((fact) => (
                        <Link key={fact} className="chip must" href={`/customers/${customerId}/file/A6`}>
                          {facts(fact as 'name')}
                        </Link>
                      ))}
                    </div>
                  )}
                </>
              ) : (
                <Note>{life('readyAll')}</Note>
              )}
            </div>
          </Section>
        </div>
      )}
      <ClientMessages also={['changes', 'forms']}>
        <ChangeFill
          key={sheet.kind}
          customerId={customerId}
          kind={sheet.kind}
          messages={messagesOf(messages.forms, 'C1')}
          answers={{ ...sheet.start, ...draft?.answers }}
          derived={derived}
          signatures={signatures}
          today={today()}
          version={draft?.version ?? 0}
          savedAt={draft?.savedAt ?? null}
          personId={viewer.personId}
          saveDraft={saveDraft}
          submit={submit}
        />
      </ClientMessages>
    </Page>
  )
}
