import { getTranslations } from 'next-intl/server'
import { MapColumns } from '@/components/customers/import/map-columns'
import { Note } from '@/components/ui/note'
import { cellText, importableFacts, importHead } from '@/lib/areas/customers/import/queries'
import { salesUnits } from '@/lib/areas/customers/list/queries'
import { moneyUnits } from '@/lib/areas/customers/rules/import-cells'
import { specOf } from '@/lib/areas/customers/rules/import-facts'
import type { Viewer } from '@/lib/core/scope'
import { FileRefused } from '@/lib/core/sheets/refused'
import type { Task } from '@/lib/core/tasks'
import { plan } from '../actions'
import { placesFor } from './places'

const OWN_WORDS = ['shortName', 'province', 'city']

/** The mapping step: the columns of the file with what they seem to mean. */
export async function Mapping({ viewer, task }: { viewer: Viewer; task: Task }) {
  const [words, forms, imports, units] = await Promise.all([
    getTranslations('importPage'),
    getTranslations('forms.facts'),
    getTranslations('import'),
    salesUnits(),
  ])
  const head = await importHead(viewer, task).catch((error: unknown) => {
    if (error instanceof FileRefused) return error
    throw error
  })
  if (head instanceof FileRefused)
    return (
      <Note tone="bad">
        {imports(`file.${head.code}` as 'file.broken', head.values as Record<string, string>)}
      </Note>
    )
  const label = (fact: string) =>
    OWN_WORDS.includes(fact) ? imports(`facts.${fact}` as 'facts.city') : forms(fact as 'name')
  const facts = importableFacts(viewer)
  const at = head.rows.findIndex((row) => row.number === head.headerRow)
  const samples = head.rows.slice(at + 1, at + 4)
  const places = placesFor(viewer, units)
  const columns = head.titles.map((title, column) => {
    const mapped = head.mapping.columns.find((one) => one.column === column)
    return {
      column,
      title,
      samples: samples.map((row) => cellText(row.cells[column] ?? null)).filter(Boolean),
      fact: mapped?.fact ?? '',
      unit: mapped?.unit ?? null,
      sure: (mapped?.confidence ?? 1) >= 0.6,
      guessedUnit: mapped?.unitGuessed ?? false,
    }
  })
  const own = viewer.posts.find((post) => places.some(({ value }) => value === post.anchorId))
  if (places.length === 0) return <Note tone="bad">{words('noPlace')}</Note>
  return (
    <MapColumns
      taskId={task.id}
      headerRow={head.headerRow}
      titles={head.titles.map((title) => title.slice(0, 200))}
      keyColumn={head.mapping.keyColumn}
      columns={columns}
      facts={facts.map((fact) => ({ value: fact, label: label(fact) }))}
      moneyFacts={facts.filter((fact) => specOf(fact).as === 'money')}
      units={Object.keys(moneyUnits).map((unit) => ({
        value: unit,
        label: imports(`units.${unit}` as 'units.wan'),
      }))}
      places={places}
      place={own?.anchorId ?? places[0]!.value}
      remembered={head.remembered}
      action={plan}
    />
  )
}
