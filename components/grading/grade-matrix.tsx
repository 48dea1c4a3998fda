import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import {
  type GradeResult,
  type GradeSettings,
  gradeTable,
  letterSets,
} from '@/lib/areas/grading/rules/credit-grade'

/** The 7 × 7 table of R-C05: rows the letters of the key four, columns those of the other five; stated cells bold, the own one marked. */
export function GradeMatrix({ grades, own }: { grades: GradeSettings; own: GradeResult | null }) {
  const t = useTranslations('grading')
  const cells = new Map(gradeTable(grades).map((cell) => [`${cell.key}/${cell.others}`, cell]))
  return (
    <div className="px-5 pb-4">
      <div className="row meta mb-0.5">
        <span>{t('tableRows')}</span>
        <span className="right">{t('tableColumns')}</span>
      </div>
      <table className="mx" aria-label={t('tableLabel')}>
        <thead>
          <tr>
            <td className="corner" />
            {letterSets.map((set) => (
              <th key={set} scope="col" className={own?.others === set ? 'on' : undefined}>
                {set}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {letterSets.map((key) => (
            <tr key={key}>
              <th scope="row" className={own?.key === key ? 'on' : undefined}>
                {key}
              </th>
              {letterSets.map((others) => {
                const cell = cells.get(`${key}/${others}`)!
                const here = own?.key === key && own.others === others
                return (
                  <td
                    key={others}
                    data-g={cell.grade}
                    className={[cell.basis === 'stated' ? 'st1' : '', here ? 'on' : ''].join(' ')}
                    aria-current={here ? 'true' : undefined}
                  >
                    {t(`short.${cell.grade}`)}
                    {here && <span className="vh">{t('here')}</span>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="meta mt-1.5">
        {t.rich('tableLegend', { b: (chunks: ReactNode) => <b className="text-ink">{chunks}</b> })}
      </div>
    </div>
  )
}
