'use client'

import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'
import type { FactChoice } from './merge-form'
import type { HeadRecord } from './record-heads'

const SOURCES = ['form', 'visit', 'customer', 'survey', 'import', 'system'] as const

/** A row a fact, a column a record; one value a row is chosen, with arrow keys too. */
export function FactTable({
  facts,
  records,
  kept,
  choiceOf,
  onChoose,
}: {
  facts: readonly FactChoice[]
  records: readonly HeadRecord[]
  kept: string
  choiceOf: (fact: FactChoice) => string
  onChoose: (fact: string, recordId: string) => void
}) {
  const t = useTranslations('duplicates.sheet')
  const sourceOf = (source: string | null) => {
    const known = SOURCES.find((one) => one === source)
    return known ? t(`source.${known}`) : null
  }
  return (
    <table className="led merge-facts">
      <thead>
        <tr>
          <th scope="col">{t('fact')}</th>
          {records.map((record) => (
            <th key={record.id} scope="col">
              {record.fileNumber} {record.id === kept && <span className="mut">{t('kept')}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.fact}>
            <th scope="row">{fact.label}</th>
            {records.map((record) => {
              const value = fact.values.find((one) => one.recordId === record.id)
              const isChosen = choiceOf(fact) === record.id
              return (
                <td key={record.id} data-chosen={isChosen || undefined}>
                  <label>
                    <input
                      type="radio"
                      name={`fact-${fact.fact}`}
                      checked={isChosen}
                      onChange={() => onChoose(fact.fact, record.id)}
                    />
                    <span>
                      {value?.text || <span className="mut">{t('empty')}</span>}{' '}
                      {fact.proposed[kept] === record.id && !fact.agreed && <Tag>{t('proposed')}</Tag>}
                      {value?.text && (
                        <span className="meta">
                          {[
                            value.at,
                            sourceOf(value.source),
                            value.newest && !fact.agreed ? t('newest') : null,
                          ]
                            .filter(Boolean)
                            .join('　')}
                        </span>
                      )}
                    </span>
                  </label>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
