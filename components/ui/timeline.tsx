import type { ReactNode } from 'react'

/** One thing that happened, as a sentence, with the seal of who signed it. */
export type TimelineEntry = { id: string; when: string; what: ReactNode; seal?: ReactNode }

/** What happened, newest first. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="tl">
      {entries.map((entry) => (
        <li key={entry.id}>
          <div className="day">{entry.when}</div>
          {entry.seal ? (
            <div className="row items-start gap-2.5">
              <div className="grow">{entry.what}</div>
              {entry.seal}
            </div>
          ) : (
            entry.what
          )}
        </li>
      ))}
    </ol>
  )
}
