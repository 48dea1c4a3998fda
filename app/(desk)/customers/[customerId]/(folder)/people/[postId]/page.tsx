import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { getMessages, getTranslations } from 'next-intl/server'
import { momentText } from '@/components/customers/dossier/day-text'
import { PersonDeeds } from '@/components/customers/people/person-deeds'
import { PersonFacts } from '@/components/customers/people/person-facts'
import { personFactText } from '@/components/customers/people/person-fact-text'
import { AllianceSign, Closeness, CoveragePips, InfluenceMark } from '@/components/customers/people/stance'
import { ClientMessages } from '@/components/shell/client-messages'
import { ButtonLink } from '@/components/ui/button'
import { markOf } from '@/components/ui/listed'
import { Timeline } from '@/components/ui/timeline'
import { personHistory } from '@/lib/areas/customers/contact-history/queries'
import { peopleOf, personSheet } from '@/lib/areas/customers/people/queries'
import { today } from '@/lib/core/clock'
import { openFolder } from '../../../_components/folder'
import { personOptions } from '../_components/person-options'
import { end, reopen, save, unmask } from '../actions'

type Props = {
  params: Promise<{ customerId: string; postId: string }>
  searchParams: Promise<{ before?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contacts'))('title') }
}

/** One person of the customer: how he stands to us, what is known of him, his posts, and every change. */
export default async function PersonPage({ params, searchParams }: Props) {
  const [{ customerId, postId }, asked] = await Promise.all([params, searchParams])
  const { viewer } = await openFolder(customerId)
  const [sheet, history, view, t, fact, ui, messages] = await Promise.all([
    personSheet(viewer, customerId, postId),
    personHistory(viewer, customerId, postId, asked.before ? { before: asked.before } : {}),
    peopleOf(viewer, customerId),
    getTranslations('contacts'),
    getTranslations('contacts.fact'),
    getTranslations('ui'),
    getMessages(),
  ])
  if (!sheet || !history || !view) notFound()
  const { person, facts, may } = sheet
  const here = `/customers/${customerId}/people`
  const superior = view.people.find((one) => one.postId === person.reportsTo)
  const below = view.people.filter((one) => one.reportsTo === postId && !one.ended)
  const day = today()
  const words = messages.forms
  const label = (key: string) => (fact.has(key as 'name') ? fact(key as 'name') : key)
  const link = (one: { postId: string; name: string }) => (
    <Link key={one.postId} href={`${here}/${one.postId}`}>
      {one.name}
    </Link>
  )
  return (
    <ClientMessages also={['customers', 'contacts']}>
      <div className="cover">
        <div>
          <section className="blk" aria-label={person.name}>
            <p className="mb-2">
              <Link href={here}>{t('back')}</Link>
            </p>
            <h2 className="flex-wrap">
              {person.name}
              <span className="sub">{[person.department?.name, person.title].filter(Boolean).join(' ')}</span>
              {person.keyPlayer && <span className="tag">{t('keyPlayer')}</span>}
              {person.headOf.length > 0 && <span className="tag">{t('head')}</span>}
              {person.ended && <span className="tag">{t('left')}</span>}
              <span className="row wrap g2 right">
                <ButtonLink size="s" icon="rows" href={`${here}/${postId}/profile`}>
                  {t('profile')}
                </ButtonLink>
                <ButtonLink
                  size="s"
                  icon="print"
                  square
                  aria-label={t('printProfile')}
                  href={`/print/customers/${customerId}/G3?post=${postId}`}
                  target="_blank"
                />
                {may.edit && (
                  <PersonDeeds
                    customerId={customerId}
                    postId={postId}
                    name={person.name}
                    ended={person.ended}
                    facts={facts}
                    options={await personOptions(view, postId)}
                    mayUnmask={sheet.mayUnmask}
                    actions={{ save, end, reopen, unmask }}
                  />
                )}
              </span>
            </h2>
            {person.ended && (
              <p className="note mb-3">
                {t('leftOn', { on: person.endsOn ?? '' })}
                {person.leftFor && t('leftTo', { where: person.leftFor })}
              </p>
            )}
            <dl className="pp-grid">
              <dt>{fact('alliance')}</dt>
              <dd>
                <AllianceSign value={person.alliance} />
                {person.allianceOn && <span className="meta"> {t('since', { on: person.allianceOn })}</span>}
              </dd>
              <dt>{fact('influence')}</dt>
              <dd>
                <InfluenceMark value={person.influence} />
              </dd>
              <dt>{fact('coverage')}</dt>
              <dd>
                <CoveragePips value={person.coverage} />
              </dd>
              <dt>{fact('closeness')}</dt>
              <dd>
                <Closeness now={person.closeness} wanted={person.closenessWanted} />
              </dd>
              <dt>{fact('reportsTo')}</dt>
              <dd>{superior ? link(superior) : '—'}</dd>
              <dt>{t('below')}</dt>
              <dd>
                {below.length > 0
                  ? below
                      .map(link)
                      .flatMap((one, at) => (at > 0 ? [markOf('comma', viewer.locale), one] : [one]))
                  : '—'}
              </dd>
            </dl>
          </section>
          <PersonFacts
            customerId={customerId}
            postId={postId}
            facts={facts}
            texts={Object.fromEntries(
              Object.entries(facts).map(([key, value]) => [key, personFactText(key, value, words)]),
            )}
            mayUnmask={sheet.mayUnmask}
            unmask={unmask}
          />
        </div>
        <aside>
          <h2 className="mb-2">{t('posts')}</h2>
          <Timeline
            entries={sheet.posts.map((post) => ({
              id: post.postId,
              when: t('heldFrom', { from: post.startsOn ?? '…', to: post.endsOn ?? t('now') }),
              what: (
                <>
                  <Link href={`/customers/${post.customerId}/people/${post.postId}`}>
                    {post.customerName}
                  </Link>{' '}
                  {[post.department, post.title].filter(Boolean).join(' ')}
                  {post.leftFor && t('leftTo', { where: post.leftFor })}
                </>
              ),
            }))}
          />
          <h2 className="mt-5 mb-2">{t('changes')}</h2>
          <Timeline
            entries={history.rows.map((event) => ({
              id: event.id,
              when: momentText(event.at, day, { today: ui('todayShort') }),
              what: (
                <>
                  <b>{event.personName ?? t('system')}</b> {t(`deed.${event.deed as 'added'}`)}
                  <span className="meta"> {t(`source.${event.source as 'form'}`)}</span>
                  {event.changes.map(({ fact: key, before, after }) => (
                    <div key={key} className="meta">
                      {label(key)} <s>{personFactText(key, before, words)}</s> →{' '}
                      {personFactText(key, after, words) || t('blank')}
                    </div>
                  ))}
                </>
              ),
            }))}
          />
          {history.next && (
            <p className="mt-3">
              <Link className="btn s" href={`${here}/${postId}?before=${history.next}`}>
                {t('older')}
              </Link>
            </p>
          )}
        </aside>
      </div>
    </ClientMessages>
  )
}
