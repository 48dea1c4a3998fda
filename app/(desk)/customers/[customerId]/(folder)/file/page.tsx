import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { momentText } from '@/components/customers/dossier/day-text'
import { PaperTable, type PaperRowView } from '@/components/customers/dossier/paper-table'
import { SheetList } from '@/components/customers/sheets/sheet-list'
import { ClientMessages } from '@/components/shell/client-messages'
import { ButtonLink } from '@/components/ui/button'
import { documentList } from '@/lib/areas/archive/documents/queries'
import { formA10 } from '@/lib/areas/archive/forms/a10'
import { lockedFields } from '@/lib/areas/customers/dossier/policy'
import { sendingDefaults, sheetLinks } from '@/lib/areas/customers/fill/queries'
import { sentForms } from '@/lib/areas/customers/fill/rules/sent-forms'
import { financialSheets } from '@/lib/areas/customers/finances/queries'
import { formA12 } from '@/lib/areas/customers/forms/a12'
import { formG3 } from '@/lib/areas/customers/forms/g3'
import { operatingRecords } from '@/lib/areas/customers/operations/queries'
import { paperFactsOf } from '@/lib/areas/customers/paper-people/queries'
import { mayFillPaper } from '@/lib/areas/customers/papers/policy'
import { type PaperState, paperStates, signedChanges } from '@/lib/areas/customers/papers/queries'
import { isPerPeriod, isWanted, paperOf } from '@/lib/areas/customers/papers/rules/dossier-papers'
import { type FiscalKey, fiscalMonths } from '@/lib/areas/customers/papers/rules/fiscal-period'
import { paperForm } from '@/lib/areas/customers/papers/rules/paper-forms'
import { profilesOf } from '@/lib/areas/customers/profile/queries'
import { keyProfiles } from '@/lib/areas/customers/profile/rules/profile-state'
import { formA8 } from '@/lib/areas/visits/forms/a8'
import { visitsOf } from '@/lib/areas/visits/queries'
import { today } from '@/lib/core/clock'
import { completeness } from '@/lib/core/forms/completeness'
import { answersFromFacts } from '@/lib/core/forms/facts'
import { fiscalText } from '@/lib/core/forms/text-faces'
import { labelOf } from '@/lib/core/forms/text-of'
import { wordsOf } from '@/lib/core/forms/words'
import { openFolder } from '../../_components/folder'
import { renew, revoke, sendOut } from './actions'

const pdfOf = (path: string, name: string) => `/api/pdf?${new URLSearchParams({ path, name })}`
/** A1 before A10. */
const byNumber = (a: PaperRowView, b: PaperRowView) =>
  a.formId.localeCompare(b.formId, 'en', { numeric: true })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers.dossier'))('fileTab') }
}

/** 档案: every paper of the dossier, how far each is filled and signed, and what changed since. */
export default async function FilePage({ params }: { params: Promise<{ customerId: string }> }) {
  const { customerId } = await params
  const { viewer, folder } = await openFolder(customerId)
  const [
    t,
    profile,
    ui,
    messages,
    states,
    view,
    changed,
    documents,
    visits,
    months,
    profiles,
    sheets,
    limits,
    finances,
    periods,
  ] = await Promise.all([
    getTranslations('customers.file'),
    getTranslations('profile'),
    getTranslations('ui'),
    getMessages(),
    paperStates(viewer, customerId),
    paperFactsOf(viewer, customerId),
    signedChanges(viewer, customerId),
    documentList(viewer, customerId),
    visitsOf(viewer, customerId),
    operatingRecords(viewer, customerId),
    profilesOf(viewer, customerId),
    sheetLinks(viewer, customerId),
    sendingDefaults(viewer, customerId),
    getTranslations('finances'),
    financialSheets(viewer, customerId),
  ])
  const day = today()
  const here = `/customers/${folder.id}`
  const paperHref = `/print${here}`
  const when = (iso: string | null) => iso && momentText(iso, day, { today: ui('todayShort') })
  const nameOf = (formId: string) => wordsOf(messages.forms, formId).form.name
  const periodText = (key: FiscalKey) => fiscalText(fiscalMonths(key), wordsOf(messages.forms, 'A5').shared)!
  const shown = ({ formId, state, draftAt }: PaperState) =>
    isWanted(formId, folder.tier) || paperOf(formId).wanted === 'none' || state !== null || draftAt !== null
  const rows = (states ?? []).filter(shown).map((state): PaperRowView => {
    const form = paperForm(state.formId)!
    const facts = answersFromFacts(form, view?.facts ?? {})
    const shut = Object.keys(lockedFields(viewer, form, folder.place, view?.facts ?? {}))
    const filled = completeness(form, { ...facts, fileNumber: folder.fileNumber }, shut)
    const name = nameOf(state.formId)
    const print = `${paperHref}/${state.formId}`
    const perPeriod = isPerPeriod(state.formId)
    const written = periods?.rows.filter(({ entryId }) => entryId !== null) ?? []
    return {
      formId: state.formId,
      name,
      href: perPeriod ? `${here}/finances` : `${here}/file/${state.formId}`,
      filled:
        perPeriod || Object.keys(facts).length === 0
          ? null
          : {
              filled: filled.filled,
              total: filled.total,
              missing: filled.missingRequired.length,
              others: filled.othersToFill.map((field) =>
                labelOf(form, field, wordsOf(messages.forms, state.formId)),
              ),
            },
      said:
        perPeriod && written[0]
          ? finances('said', { period: periodText(written[0].period), count: written.length })
          : null,
      state: state.state ?? 'none',
      signedAt: when(state.signedAt),
      signedHref: state.signedId && `${here}/file/${state.formId}?entry=${state.signedId}`,
      changed: changed?.[state.formId]?.length ?? 0,
      approvalId: state.state === 'submitted' ? state.approvalId : null,
      draftAt: when(state.draftAt),
      mayFill: mayFillPaper(viewer, state.formId, folder.place),
      ways: {
        print,
        signed: state.signedId && `${print}?entry=${state.signedId}`,
        blank: `/print/forms/${state.formId}`,
        pdf: pdfOf(print, `${folder.name} ${name}`),
        excel: `/api/customers/${folder.id}/papers?form=${state.formId}`,
      },
    }
  })
  const kept = (
    formId: string,
    href: string,
    said: string,
    mayFill: boolean,
    print = true,
  ): PaperRowView => ({
    formId,
    name: nameOf(formId),
    href: `${here}/${href}`,
    filled: null,
    said,
    state: null,
    signedAt: null,
    signedHref: null,
    changed: 0,
    approvalId: null,
    draftAt: null,
    mayFill,
    ways: {
      print: print ? `${paperHref}/${formId}` : null,
      signed: null,
      blank: `/print/forms/${formId}`,
      pdf: print ? pdfOf(`${paperHref}/${formId}`, `${folder.name} ${nameOf(formId)}`) : null,
      excel: null,
    },
  })
  const key = keyProfiles(profiles ?? [])
  const others = [
    ...(visits
      ? [
          kept(
            formA8.id,
            'visits',
            t('lastVisit', { date: visits.rows[0]?.visitedOn ?? t('neverYet') }),
            visits.mayRecord,
          ),
        ]
      : []),
    ...(documents
      ? [
          kept(
            formA10.id,
            'originals',
            t('documentsMissing', { count: documents.missing }),
            documents.mayKeep,
          ),
        ]
      : []),
    ...(months
      ? [
          kept(
            formA12.id,
            'operations',
            t('lastMonth', { month: months.rows[0]?.month ?? t('neverYet') }),
            months.mayKeep,
            false,
          ),
        ]
      : []),
    ...(profiles && profiles.length > 0
      ? [
          kept(
            formG3.id,
            'people#profiles',
            profile('said', { count: key.length, whole: key.filter(({ missing }) => missing === 0).length }),
            profiles[0]!.may.edit,
            key.length > 0,
          ),
        ]
      : []),
  ]
  return (
    <div className="cover one">
      <section className="blk" aria-label={t('forms')}>
        <h2>
          {t('forms')}
          <span className="meta">{t('note')}</span>
        </h2>
        <PaperTable rows={[...rows, ...others].sort(byNumber)} />
        <div className="row pad">
          <ButtonLink icon="down" href={`/api/customers/${folder.id}/papers`}>
            {t('excelAll')}
          </ButtonLink>
          {rows.some(({ mayFill }) => mayFill) && (
            <ButtonLink icon="upl" href={`${here}/exchange`}>
              {t('excelBack')}
            </ButtonLink>
          )}
        </div>
      </section>
      {sheets && limits && (
        <ClientMessages also={['sheets']}>
          {sentForms.map((formId) => (
            <SheetList
              key={formId}
              customer={folder.name}
              customerId={customerId}
              formId={formId}
              formName={nameOf(formId)}
              rows={sheets.rows.filter((row) => row.formId === formId)}
              maySend={sheets.maySend}
              limits={limits}
              actions={{ send: sendOut, renew, revoke }}
            />
          ))}
        </ClientMessages>
      )}
    </div>
  )
}
