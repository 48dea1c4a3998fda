import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/customers/dossier/day-text'
import { PairRow } from '@/components/customers/duplicates/pair-row'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { DuplicateGroup } from '@/lib/areas/customers/duplicate-groups/queries'
import { MOST_RECORDS } from '@/lib/areas/customers/merge/schema'
import { formatPhone } from '@/lib/core/forms/phone'
import { today } from '@/lib/core/clock'
import { judge } from '../actions'

/** Records that hang together: what tells them apart, and each pair with its score. */
export async function GroupSheet({ group }: { group: DuplicateGroup }) {
  const [t, states, ui] = await Promise.all([
    getTranslations('duplicates'),
    getTranslations('customers.state'),
    getTranslations('ui'),
  ])
  const nameOf = new Map(group.customers.map((one) => [one.id, one.name]))
  const many = group.customers.length > 2 && group.customers.length <= MOST_RECORDS
  const mergeable = group.pairs.some((pair) => pair.state === 'open')
  return (
    <Section
      title={t('group', { count: group.customers.length })}
      remark={t('score', { score: group.score })}
      actions={
        many && mergeable ? (
          <ButtonLink size="s" href={`/customers/merge?ids=${group.customers.map(({ id }) => id).join(',')}`}>
            {t('mergeAll', { count: group.customers.length })}
          </ButtonLink>
        ) : undefined
      }
    >
      <div className="dup-firms">
        {group.customers.map((one) => (
          <div key={one.id} className="dup-firm">
            <span>
              <Link className="nm" href={`/customers/${one.id}`}>
                {one.name}
              </Link>
              <span className="meta">
                <span className="code">{one.fileNumber}</span>　{states(one.state as 'potential')}
              </span>
            </span>
            <span>
              {one.unitName}
              <span className="meta">{one.ownerName ?? t('noOwner')}</span>
            </span>
            <span>
              {one.taxNumber && <span className="code">{one.taxNumber}</span>}
              <span className="meta">{one.phone && formatPhone(one.phone)}</span>
            </span>
            <span>
              {one.address}
              <span className="meta">
                {t('opened', { on: one.createdOn })}　{t('filled', { percent: one.completeness })}
              </span>
            </span>
          </div>
        ))}
      </div>
      <div className="dup-pairs">
        {group.pairs.map((pair) => (
          <PairRow
            key={pair.id}
            pair={pair}
            names={{ a: nameOf.get(pair.aId) ?? '', b: nameOf.get(pair.bId) ?? '' }}
            judgedText={
              pair.judgedBy && pair.judgedAt && pair.state === 'different'
                ? t('judged', {
                    by: pair.judgedBy,
                    at: momentText(pair.judgedAt, today(), { today: ui('todayShort') }),
                  })
                : null
            }
            judge={judge}
          />
        ))}
      </div>
    </Section>
  )
}
