import { getMessages, getTranslations } from 'next-intl/server'
import { momentText } from '@/components/customers/dossier/day-text'
import { PaperTable, type PaperRowView } from '@/components/customers/dossier/paper-table'
import { SheetList } from '@/components/customers/sheets/sheet-list'
import { ClientMessages } from '@/components/shell/client-messages'
import { sendingDefaults, sheetLinks } from '@/lib/areas/customers/fill/queries'
import { sentForms } from '@/lib/areas/customers/fill/rules/sent-forms'
import { dossierFactsOf } from '@/lib/areas/customers/dossier/queries'
import { mayFillPaper } from '@/lib/areas/customers/papers/policy'
import { paperStates } from '@/lib/areas/customers/papers/queries'
import { isWanted, paperOf } from '@/lib/areas/customers/papers/rules/dossier-papers'
import { paperForm } from '@/lib/areas/customers/papers/rules/paper-forms'
import { today } from '@/lib/core/clock'
import { completeness } from '@/lib/core/forms/completeness'
import { answersFromFacts } from '@/lib/core/forms/facts'
import { wordsOf } from '@/lib/core/forms/words'
import { openFolder } from '../../_components/folder'
import { renew, revoke, sendOut } from './actions'

/** 档案: the papers of the dossier, how far each is filled and signed. */
export default async function FilePage({ params }: { params: Promise<{ customerId: string }> }) {
  const { customerId } = await params
  const { viewer, folder } = await openFolder(customerId)
  const [t, ui, messages, states, view, sheets, limits] = await Promise.all([
    getTranslations('customers.file'),
    getTranslations('ui'),
    getMessages(),
    paperStates(viewer, customerId),
    dossierFactsOf(viewer, customerId),
    sheetLinks(viewer, customerId),
    sendingDefaults(viewer, customerId),
  ])
  const day = today()
  const when = (iso: string | null) => iso && momentText(iso, day, { today: ui('todayShort') })
  const shown = (states ?? []).filter(
    ({ formId, state, draftAt }) =>
      isWanted(formId, folder.tier) || paperOf(formId).wanted === 'none' || state || draftAt,
  )
  const rows = shown.flatMap((state): PaperRowView[] => {
    const form = paperForm(state.formId)
    if (!form) return []
    const filled = completeness(form, {
      ...answersFromFacts(form, view?.facts ?? {}),
      fileNumber: folder.fileNumber,
    })
    return [
      {
        formId: state.formId,
        name: wordsOf(messages.forms, state.formId).form.name,
        filled: filled.filled,
        total: filled.total,
        missing: filled.missingRequired.length,
        state: state.state,
        signedAt: when(state.signedAt),
        signedId: state.signedId,
        approvalId: state.state === 'submitted' ? state.approvalId : null,
        draftAt: when(state.draftAt),
        mayFill: mayFillPaper(viewer, state.formId, folder.place),
        ownsFacts: Object.keys(answersFromFacts(form, {})).length > 0,
      },
    ]
  })
  return (
    <div className="cover one">
      <section className="blk" aria-label={t('forms')}>
        <h2>
          {t('forms')}
          <span className="meta">{t('note')}</span>
        </h2>
        <PaperTable rows={rows} customerId={customerId} />
      </section>
      {sheets && limits && (
        <ClientMessages also={['sheets']}>
          {sentForms.map((formId) => (
            <SheetList
              key={formId}
              customer={folder.name}
              customerId={customerId}
              formId={formId}
              formName={wordsOf(messages.forms, formId).form.name}
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
