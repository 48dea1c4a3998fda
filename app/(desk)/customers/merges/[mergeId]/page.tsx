import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { bracketed, listed } from '@/components/ui/listed'
import { momentText } from '@/components/customers/dossier/day-text'
import { factText } from '@/lib/areas/customers/rules/fact-text'
import { UndoForm } from '@/components/customers/merge/undo-form'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { Section } from '@/components/ui/section'
import { type MergeView, mergeOf } from '@/lib/areas/customers/merge-sheet/queries'
import { mergedColumns } from '@/lib/areas/customers/merge/schema'
import { today } from '@/lib/core/clock'
import type { SharedWords } from '@/lib/core/forms/words'
import { requireViewer } from '@/lib/core/viewer'
import { undo } from '../../merge/actions'

type Props = { params: Promise<{ mergeId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('duplicates.merge1'))('title') }
}

/** Names of facts, columns and tables a merge speaks of. */
async function wordsOfMerge() {
  const [t, facts] = await Promise.all([getTranslations('duplicates.merge1'), getTranslations('forms.facts')])
  const own: readonly string[] = [...mergedColumns, 'fileState', 'group']
  return {
    fact: (name: string) =>
      own.includes(name)
        ? t(`columns.${name as 'group'}`)
        : facts.has(name as 'name')
          ? facts(name as 'name')
          : name,
    place: (name: string) => {
      const table = name.split('.')[0] as 'Visit'
      return t.has(`place.${table}`) ? t(`place.${table}`) : t('place.other')
    },
  }
}

async function Told({ merge }: { merge: MergeView }) {
  const [t, words, ui, locale] = await Promise.all([
    getTranslations('duplicates.merge1'),
    wordsOfMerge(),
    getTranslations('ui'),
    getLocale(),
  ])
  const others = listed(
    merge.losers.map(({ name, fileNumber }) => `${name}${bracketed(fileNumber, locale)}`),
    locale,
  )
  const at = (iso: string) => momentText(iso, today(), { today: ui('todayShort') })
  return (
    <section className="sheet pad">
      <h1>
        {merge.state === 'done' ? t('done', { others, kept: merge.kept.name }) : t('undone', { others })}
      </h1>
      <p className="meta">{t('by', { by: merge.mergedBy, at: at(merge.mergedAt) })}</p>
      <p className="meta">{t('reason', { reason: merge.reason })}</p>
      {merge.state === 'done' && (
        <p className="meta">{t(merge.mayUndo ? 'until' : 'over', { on: merge.undoUntil })}</p>
      )}
      {merge.undoneBy && merge.undoneAt && (
        <p className="meta">{t('undoneBy', { by: merge.undoneBy, at: at(merge.undoneAt) })}</p>
      )}
      {merge.state === 'undone' && (
        <Note tone={merge.stayed.length > 0 ? 'warn' : undefined}>
          {merge.stayed.length > 0
            ? `${t('stayed', { kept: merge.kept.name })}　${listed(merge.stayed.map(words.fact), locale)}`
            : t('stayedNone')}
        </Note>
      )}
      <div className="row mt-3">
        <ButtonLink href={`/customers/${merge.kept.id}`}>
          {t('openKept', { name: merge.kept.name })}
        </ButtonLink>
      </div>
    </section>
  )
}

async function Changed({ merge }: { merge: MergeView }) {
  const [t, words, shared] = await Promise.all([
    getTranslations('duplicates'),
    wordsOfMerge(),
    getMessages().then((messages) => messages.forms as unknown as SharedWords),
  ])
  const counts = new Map<string, number>()
  for (const [place, count] of Object.entries(merge.counts)) {
    const word = words.place(place)
    counts.set(word, Math.max(counts.get(word) ?? 0, count))
  }
  return (
    <>
      {counts.size > 0 && (
        <Section title={t('merge1.counts')}>
          <dl className="facts merge-told pad">
            {[...counts].map(([word, count]) => (
              <div key={word} className="contents">
                <dt>{word}</dt>
                <dd>{t('merge1.row', { count })}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {merge.facts.length > 0 && (
        <Section title={t('merge1.facts')}>
          <dl className="facts merge-told pad">
            {merge.facts.map(({ fact, before, after }) => (
              <div key={fact} className="contents">
                <dt>{words.fact(fact)}</dt>
                <dd>
                  <s className="mut">{factText(fact, before, shared) || t('sheet.empty')}</s> →{' '}
                  {factText(fact, after, shared) || t('sheet.empty')}
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
    </>
  )
}

/** One merge: what became what, and the way back while there is one. */
export default async function MergeRecordPage({ params }: Props) {
  const viewer = await requireViewer()
  const merge = await mergeOf(viewer, (await params).mergeId)
  if (!merge) notFound()
  const [t, nav] = await Promise.all([getTranslations('duplicates'), getTranslations('nav')])
  return (
    <Page
      crumbs={[
        { label: nav('customers'), href: '/customers' },
        { label: t('title'), href: '/customers/duplicates' },
        { label: t('merge1.title') },
      ]}
    >
      <ClientMessages also={['duplicates']}>
        <div className="stack">
          <Told merge={merge} />
          {merge.mayUndo && <UndoForm mergeId={merge.id} keptName={merge.kept.name} undo={undo} />}
          <Changed merge={merge} />
        </div>
      </ClientMessages>
    </Page>
  )
}
