import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/shell/page'
import { Section } from '@/components/ui/section'
import { mayAdminister } from '@/lib/areas/admin/policy'
import { type ApiLine, apiPage } from '@/lib/composition/api-page'
import { requireViewer } from '@/lib/core/viewer'
import { AdminPage } from '../_components/admin-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('apiPage'))('title') }
}

/** Columns with their widths, so that all groups stand under one another. */
const COLUMNS = [
  ['method', 'lg:w-20'],
  ['path', 'lg:w-[30%]'],
  ['summary', 'lg:w-[30%]'],
  ['fields', ''],
] as const

/** The interface for programs, operation by operation, read from the document that describes it. */
export default async function ApiPage() {
  const viewer = await requireViewer()
  const t = await getTranslations('apiPage')
  const lines = apiPage()
  const groups = Map.groupBy(lines, (line: ApiLine) => line.group)
  const download = (
    <a className="btn" href="/api/v1/openapi.json">
      {t('download')}
    </a>
  )
  const operations = (
    <>
      <p className="mb-3">{t('lead', { base: '/api/v1' })}</p>
      <div className="stack grid-cols-[minmax(0,1fr)]">
        {[...groups].map(([group, of]) => (
          <Section key={group} id={group} title={group}>
            <div className="min-w-0 overflow-x-auto" tabIndex={0} role="region" aria-label={group}>
              <table className="led dense cards lg:table-fixed">
                <thead>
                  <tr>
                    {COLUMNS.map(([column, width]) => (
                      <th key={column} scope="col" className={width}>
                        {t(column)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {of.map((line) => (
                    <tr key={`${line.method} ${line.path}`}>
                      <td>{line.method}</td>
                      <td className="whole">
                        <code>{line.path}</code>
                      </td>
                      <td className="whole" lang="en">
                        {line.summary}
                      </td>
                      <td>
                        {line.fields.length === 0
                          ? t('none')
                          : line.fields.map((field, at) => (
                              <span key={field.name}>
                                {at > 0 && ', '}
                                <code>{field.name}</code>
                                <span className="meta">
                                  {' '}
                                  {field.type}
                                  {field.required && ` ${t('required')}`}
                                </span>
                              </span>
                            ))}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Section>
        ))}
      </div>
    </>
  )
  const title = t('title')
  const remark = t('remark', { count: lines.length })
  if (mayAdminister(viewer))
    return (
      <AdminPage viewer={viewer} title={title} remark={remark} actions={download}>
        {operations}
      </AdminPage>
    )
  return (
    <Page crumbs={[{ label: title }]}>
      <div className="row wrap mb-3">
        <h1>{title}</h1>
        <span className="meta">{remark}</span>
        <span className="right">{download}</span>
      </div>
      {operations}
    </Page>
  )
}
