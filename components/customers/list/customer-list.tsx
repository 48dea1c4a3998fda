'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { Selection } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { FilterChips } from '@/components/data-table/filter-chips'
import { LetterJump } from '@/components/data-table/letter-jump'
import { ListArea, useListUrl } from '@/components/data-table/list-area'
import { OrderButton } from '@/components/data-table/order-button'
import { SaveViewButton } from '@/components/data-table/save-view-button'
import { ViewsButton } from '@/components/data-table/views-button'
import type { KeptView } from '@/components/data-table/views-dialog'
import { type SavedView, SavedViews } from '@/components/data-table/saved-views'
import { SearchBox } from '@/components/data-table/search-box'
import type { Action } from '@/components/form/use-action'
import { rememberChoice } from '@/components/shell/remember-choice'
import { Button } from '@/components/ui/button'
import type { Choice } from '@/components/ui/combobox'
import { Empty } from '@/components/ui/empty'
import { GaugeCell } from '@/components/ui/gauge-cell'
import { Grade, type GradeRank } from '@/components/ui/grade'
import type { MoneyUnit } from '@/components/ui/money'
import { Segmented } from '@/components/ui/segmented'
import { later, useLater } from '@/components/ui/later'
import { toast } from '@/components/ui/toast-store'
import type { Fen } from '@/lib/core/money'
import { type Packed, unpack } from '@/lib/core/packed'
import { CustomerCardName } from './customer-card-name'
import type { LookBulk } from './bulk-dialog'
import type { ColumnSpec } from './column-spec'
import { useCustomerColumns } from './customer-columns'
import { type CustomerPageView, type CustomerRowView, type PackedPage, unpackPage } from './customer-row'
import { CellEditing, type SaveCell } from './editable-cell'
import { customerFilterKeys, type UnitOption, useFilterFields } from './filter-fields'
import { LAYOUT_COOKIE, type LayoutChoice, layoutText } from './layout-choice'
import { ListNote } from './list-note'
import { CountText, useMatchCount } from './match-count'
import { type AskedAction, useBulkActions } from './use-bulk-actions'
import { useAllColumns } from './use-all-columns'
import { useEditKey } from './use-edit-key'
import { SumLabel, useWholeSums } from './whole-sums'

const removeDialog = later(() => import('./remove-dialog').then((m) => m.RemoveDialog))
const bulkDialog = later(() => import('./bulk-dialog').then((m) => m.BulkDialog))

export type CustomerListActions = {
  saveView: Action<unknown>
  deleteView: Action<unknown>
  changeView: Action<unknown>
  orderViews: Action<unknown>
  remove: Action<{ deleted: number }>
  restore: Action<{ restored: number }>
  startExport: Action<{ taskId: string }>
  startBulk: Action<{ taskId: string }>
  lookBulk: LookBulk
  saveCell: SaveCell
}

type Props = {
  /** What can be done with the list as a whole, beside its title. */
  deeds: ReactNode
  page: PackedPage
  /** What the address says, for marks, counts and what “all” means. */
  search: string
  match: { search: string; filters: Record<string, unknown> }
  matchQuery: string
  views: SavedView[]
  /** Views as their makers keep them. */
  kept: KeptView[]
  /** Units, where they are needed at once. */
  units: UnitOption[]
  known: Choice[]
  /** The columns shown and those filtered by; the others are asked for when they are needed. */
  specs: Packed<readonly ColumnSpec[]>
  shown: string[]
  usual: string[]
  layout: LayoutChoice
  may: {
    handOver: boolean
    edit: boolean
    remove: boolean
    export: boolean
    shareViews: boolean
    create: boolean
  }
  actions: CustomerListActions
}

/** The list of customers: views, search, filters, table, sums, pages, and what is done with the chosen ones. */
export function CustomerList({ page: packedPage, specs: packedSpecs, ...rest }: Props) {
  const page = useMemo(() => unpackPage(packedPage), [packedPage])
  const specs = useMemo(() => unpack(packedSpecs), [packedSpecs])
  return (
    <ListArea filterKeys={customerFilterKeys}>
      <ListInside page={page} specs={specs} {...rest} />
    </ListArea>
  )
}

function ListInside({
  deeds,
  page,
  search,
  match,
  matchQuery,
  views,
  kept: keptViews,
  units: givenUnits,
  known,
  specs: givenSpecs,
  shown,
  usual,
  layout,
  may,
  actions,
}: Omit<Props, 'page' | 'specs'> & { page: CustomerPageView; specs: readonly ColumnSpec[] }) {
  const t = useTranslations('customers')
  const work = useTranslations('workList')
  const router = useRouter()
  const [unit, setUnit] = useState<MoneyUnit>(layout.unit ?? 'wan')
  const [kept, setKept] = useState(layout)
  const [editing, setEditing] = useState(false)
  useEditKey(may.edit, setEditing)
  const [asked, setAsked] = useState<{
    what: AskedAction
    selection: Selection
    clear: () => void
  } | null>(null)
  const { specs, units, withAll } = useAllColumns({ specs: givenSpecs, units: givenUnits })
  const counted = useMatchCount(matchQuery)
  const sums = useWholeSums(matchQuery, shown)
  const columns = useCustomerColumns(page, specs, shown, { unit, editing, sums: sums.whole?.sums ?? null })
  const fields = useFilterFields(units, known, specs)
  const { values, set } = useListUrl()
  const bin = match.filters['deleted'] === true
  const { Part: RemoveDialog, ask: askRemove } = useLater(removeDialog)
  const { Part: BulkDialog, ask: askBulk } = useLater(bulkDialog)

  function keep(change: LayoutChoice) {
    const next = { ...kept, ...change }
    setKept(next)
    rememberChoice(LAYOUT_COOKIE, layoutText(next))
  }
  /** Columns stand in a cookie; where the address (a view, a link) names its own, they change there. */
  function showColumns(next: readonly string[]) {
    if (typeof values.cols === 'string') set({ cols: next.join(',') })
    else {
      keep({ columns: [...next] })
      router.refresh()
    }
  }
  const running = useRef(false)
  const chosenOf = ({ ids, all }: Selection) => (all ? { match } : { ids })
  async function run<T>(action: Action<T>, input: unknown, done: (value: T) => void) {
    // Pressed twice, it is one press.
    if (running.current) return
    running.current = true
    const outcome = await action({ input, key: crypto.randomUUID() }).catch(() => null)
    running.current = false
    if (outcome?.kind === 'ok') done(outcome.value)
    else toast({ text: t('list.failed'), tone: 'bad' })
  }
  const exportChosen = (chosen: unknown) =>
    void run(actions.startExport, { chosen, columns: shown, format: 'xlsx' }, ({ taskId }) =>
      router.push(`/customers/export/${taskId}`),
    )
  function settle(clear: () => void, text: string, onUndo?: () => void) {
    setAsked(null)
    clear()
    toast({ text, tone: 'ok', ...(onUndo && { undo: { onUndo } }) })
    router.refresh()
  }
  const bulk = useBulkActions({
    bin,
    may,
    ask: (what, selection, clear) => {
      const open = () => setAsked({ what, selection, clear })
      if (what === 'remove') askRemove(open)
      else withAll(() => askBulk(open))
    },
    onExport: (selection) => exportChosen(chosenOf(selection)),
    onRestore: ({ ids }, clear) =>
      void run(actions.restore, { customerIds: ids }, ({ restored }) =>
        settle(clear, t('remove.restored', { count: restored })),
      ),
  })

  return (
    <CellEditing value={actions.saveCell}>
      <div className="row mb-2.5">
        <h1>{t('list.title')}</h1>
        {counted && (
          <span className="meta">
            <CountText counted={counted} />
          </span>
        )}
        <span className="right" />
        {deeds}
      </div>
      <SavedViews views={views}>
        <span className="right" />
        <ViewsButton
          views={keptViews}
          actions={{ change: actions.changeView, order: actions.orderViews, remove: actions.deleteView }}
        />
        <SaveViewButton
          list="customers"
          action={actions.saveView}
          mayShare={may.shareViews}
          columns={shown}
        />
      </SavedViews>
      <DataTable<CustomerRowView>
        label={t('list.label')}
        rows={page.rows}
        columns={columns}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        usualSort="name"
        next={page.next}
        previous={page.previous}
        total={counted && !counted.more ? counted.count : null}
        tools={
          <>
            <SearchBox />
            <FilterChips fields={fields} onAsk={withAll} />
          </>
        }
        extra={
          <>
            <Segmented
              label={t('list.unit')}
              options={[
                { value: 'yuan', label: t('list.yuan') },
                { value: 'wan', label: t('list.wan') },
              ]}
              value={unit}
              onChange={(next) => {
                setUnit(next)
                keep({ unit: next })
              }}
            />
            {may.edit && (
              <Button
                icon="edit"
                className="desk-only"
                aria-pressed={editing}
                title={work('edit.modeHint')}
                onClick={() => setEditing(!editing)}
              >
                {work('edit.mode')}
              </Button>
            )}
            {may.export && (
              <Button icon="down" className="desk-only" onClick={() => exportChosen({ match })}>
                {t('list.export')}
              </Button>
            )}
          </>
        }
        summary={
          <>
            {t('list.rows', { count: page.rows.length })}
            <span className="mut">
              　<CountText counted={counted} />　{t(unit === 'wan' ? 'list.inWan' : 'list.inYuan')}
            </span>
            {page.note && <ListNote note={page.note} />}
          </>
        }
        jump={search === '' ? <LetterJump /> : undefined}
        sumLabel={<SumLabel onPage={page.rows.length} counted={counted} sums={sums} />}
        bulk={bulk}
        card={(row) => ({
          title: <CustomerCardName row={row} />,
          aside: <Grade rank={row.grade as GradeRank | null} />,
          line: (
            <>
              <span className="meta code">{row.fileNumber}</span>
              {row.creditHidden ? (
                <span className="meta">{row.ownerName}</span>
              ) : (
                <GaugeCell line={row.line} used={row.exposure ?? (0 as Fen)} />
              )}
            </>
          ),
        })}
        empty={
          bin ? (
            <Empty title={t('list.binEmptyTitle')} body={t('list.binEmptyBody')} />
          ) : (
            <Empty
              title={t('list.emptyTitle')}
              body={t(may.create ? 'list.emptyBody' : 'list.emptyNobody')}
            />
          )
        }
        chooser={
          <OrderButton
            columns={specs}
            shown={shown}
            onChange={showColumns}
            onReset={() => showColumns(usual)}
            onAsk={withAll}
          />
        }
        dense={kept.dense}
        onLayout={({ dense }) => keep({ dense })}
      />
      {BulkDialog && (asked?.what === 'hand-over' || asked?.what === 'change') && (
        <BulkDialog
          first={asked.what === 'hand-over' ? 'owner' : null}
          chosen={chosenOf(asked.selection)}
          specs={specs}
          units={units}
          mayHandOver={may.handOver}
          look={actions.lookBulk}
          start={actions.startBulk}
          onClose={() => setAsked(null)}
        />
      )}
      {RemoveDialog && asked?.what === 'remove' && (
        <RemoveDialog
          action={actions.remove}
          ids={asked.selection.ids}
          onClose={() => setAsked(null)}
          onDone={(deleted) => {
            const customerIds = asked.selection.ids
            settle(
              asked.clear,
              t('remove.done', { count: deleted }),
              () =>
                void run(actions.restore, { customerIds }, ({ restored }) => {
                  toast({ text: t('remove.restored', { count: restored }), tone: 'ok' })
                  router.refresh()
                }),
            )
          }}
        />
      )}
    </CellEditing>
  )
}
