import { useTranslations } from 'next-intl'

const WIDTHS = ['62%', '38%', '54%', '46%', '70%']

/** Bars the size of a table's rows, while it is read. */
export function SkeletonRows({ rows = 8, columns = 5 }: { rows?: number; columns?: number }) {
  const t = useTranslations('shell')
  return (
    <div role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="row g4 border-rule h-10 border-b px-4">
          {Array.from({ length: columns }, (_, column) => (
            <span key={column} className="grow">
              <span className="sk" style={{ width: WIDTHS[(row + column * 2) % WIDTHS.length] }} />
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}
