import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import type { CompletenessRow } from '@/lib/areas/customers/completeness/schema'

const HERE = '/customers/completeness'

type Sum = Pick<CompletenessRow, 'customers' | 'complete' | 'missing' | 'conflicts' | 'percent'>

function sumOf(rows: readonly CompletenessRow[]): Sum {
  const total = (pick: (row: CompletenessRow) => number) => rows.reduce((sum, row) => sum + pick(row), 0)
  const customers = total((row) => row.customers)
  return {
    customers,
    complete: total((row) => row.complete),
    missing: total((row) => row.missing),
    conflicts: total((row) => row.conflicts),
    percent: customers === 0 ? 100 : Math.floor(total((row) => row.percent * row.customers) / customers),
  }
}

function groups(rows: readonly CompletenessRow[]): CompletenessRow[][] {
  const byPlace = new Map<string, CompletenessRow[]>()
  for (const row of rows) {
    const key = row.branchId ?? row.regionId
    byPlace.set(key, [...(byPlace.get(key) ?? []), row])
  }
  return [...byPlace.values()]
}

/** A line a branch, and under it one for each of its people; each leads to the customers with gaps. */
export function TotalTable({ rows }: { rows: readonly CompletenessRow[] }) {
  const t = useTranslations('completeness')
  return (
    <div className="scroll">
      <table className="led cards">
        <caption className="vh">{t('byBranch')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('who')}</th>
            <th scope="col">{t('percent')}</th>
            <th scope="col" className="num">
              {t('complete')}
            </th>
            <th scope="col" className="num">
              {t('missing')}
            </th>
            <th scope="col" className="num">
              {t('conflicts')}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups(rows).map((people) => {
            const [first] = people
            if (!first) return null
            const place = first.branchName ?? first.regionName
            return (
              <Fragment key={first.branchId ?? first.regionId}>
                <tr className="grp">
                  <td>
                    {first.branchId ? (
                      <Link className="nm" href={`${HERE}?branch=${first.branchId}`}>
                        {place}
                      </Link>
                    ) : (
                      <b>{place}</b>
                    )}
                  </td>
                  <Figures sum={sumOf(people)} whose={first.branchId && `unit=${first.branchId}`} />
                </tr>
                {people.map((row) => (
                  <tr key={row.ownerId ?? 'nobody'}>
                    <td className="sub2">
                      {row.ownerId ? (
                        <Link
                          href={`${HERE}?owner=${row.ownerId}${row.branchId ? `&branch=${row.branchId}` : ''}`}
                        >
                          {row.ownerName}
                        </Link>
                      ) : (
                        <span className="mut">{t('nobody')}</span>
                      )}
                    </td>
                    <Figures sum={row} whose={row.ownerId && `owner=${row.ownerId}`} />
                  </tr>
                ))}
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** `whose`: how the list of customers is narrowed to them; null where it cannot be. */
function Figures({ sum, whose }: { sum: Sum; whose: string | null }) {
  const t = useTranslations('completeness')
  return (
    <>
      <td data-label={t('percent')}>
        <span className="bar" role="img" aria-label={`${sum.percent}%`}>
          <i style={{ '--v': sum.percent } as React.CSSProperties} />
        </span>{' '}
        <span className="num">{sum.percent}%</span>
      </td>
      <td className="num" data-label={t('complete')}>
        {sum.complete} / {sum.customers}
      </td>
      <td className={sum.missing > 0 ? 'num down' : 'num'} data-label={t('missing')}>
        {sum.missing}
      </td>
      <td className="num" data-label={t('conflicts')}>
        {sum.conflicts > 0 && whose ? (
          <Link href={`/customers?${whose}&where=claims.from:1`}>{sum.conflicts}</Link>
        ) : (
          sum.conflicts
        )}
      </td>
    </>
  )
}
