'use client'

import './globals.css'

import en from '@/lib/messages/en/shell.json'
import zhCN from '@/lib/messages/zh-CN/shell.json'

/** When even the document could not be drawn: both languages, since none is known. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <html lang="zh-CN">
      <body>
        <main className="mx-auto">
          {[zhCN, en].map((words) => (
            <div key={words.retry} className="empty failed" role="alert">
              <h1>{words.errorTitle}</h1>
              <p>{words.errorBody}</p>
              <p className="meta">{error.digest}</p>
              <button type="button" className="btn pri" onClick={reset}>
                {words.retry}
              </button>
            </div>
          ))}
        </main>
      </body>
    </html>
  )
}
