'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { BulkAction, Selection } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { FilterChips } from '@/components/data-table/filter-chips'
import { LetterJump } from '@/components/data-table/letter-jump'
import { ListArea, useListUrl } from '@/components/data-table/list-area'
import { OrderButton } from '@/components/data-table/order-button'
import { SaveViewButton } from '@/components/data-table/save-view-button'
import { type SavedView, SavedViews } from '@/components/data-table/saved-views'
import { SearchBox } from '@/components/data-table/search-box'
import { ActionButton } from '@/components/form/action-button'
import type { Action } from '@/components/form/use-action'
import { rememberChoice } from '@/components/shell/remember-choice'
import { Button } from '@/components/ui/button'
import type { Choice } from '@/components/ui/combobox'
import { Empty } from '@/components/ui/empty'
import { GaugeCell } from '@/components/ui/gauge-cell'
import { Grade, type GradeRank } from '@/components/ui/grade'
import type { MoneyUnit } from '@/components/ui/money'
import { Segmented } from '@/components/ui/segmented'
import { toast } from '@/components/ui/toast-store'
import type { Fen } from '@/lib/core/money'
import { CustomerCardName } from './customer-card-name'
import type { ColumnSpec } from './column-spec'
import { useCustomerColumns } from './customer-columns'
import type { CustomerPageView, CustomerRowView } from './customer-row'
import { filterKeysFor, type UnitOption, useFilterFields } from './filter-fields'
import { HandOverDialog } from './hand-over-dialog'
import { LAYOUT_COOKIE, type LayoutChoice, layoutText } from './layout-choice'
import { ListNote } from './list-note'
import { CountText, useMatchCount } from './match-count'
import { RemoveDialog } from './remove-dialog'

export type CustomerListActions = {
  saveView: Action<unknown>
  deleteView: Action<unknown>
  handOver: Action<{ moved: number }>
  remove: Action<{ deleted: number }>
  restore: Action<{ restored: number }>
  startExport: Action<{ taskId: string }>
}

type Props = {
  page: CustomerPageView
  /** What the address says, for marks, counts and what “all” means. */
  search: string
  match: { search: string; filters: Record<string, unknown> }
  matchQuery: string
  views: SavedView[]
  /** The own view shown now, which may be deleted. */
  ownView: { id: string; name: string } | null
  units: UnitOption[]
  known: Choice[]
  /** Every column this person may see, and those shown now. */
  specs: ColumnSpec[]
  shown: string[]
  usual: string[]
  layout: LayoutChoice
  may: { handOver: boolean; remove: boolean; export: boolean; shareViews: boolean; create: boolean }
  actions: CustomerListActions
}

const MOST_PRINTED = 20

/** The list of customers: views, search, filters, table, sums, pages, and what is done with the chosen ones. */
export function CustomerList(props: Props) {
  const filterKeys = useMemo(() => filterKeysFor(props.specs), [props.specs])
  return (
    <ListArea filterKeys={filterKeys}>
      <ListInside {...props} />
    </ListArea>
  )
}

function ListInside({
  page,
  search,
  match,
  matchQuery,
  views,
  ownView,
  units,
  known,
  specs,
  shown,
  usual,
  layout,
  may,
  actions,
}: Props) {
  const t = useTranslations('customers')
  const router = useRouter()
  const [unit, setUnit] = useState<MoneyUnit>(layout.unit ?? 'wan')
  const [kept, setKept] = useState(layout)
  const [asked, setAsked] = useState<{
    what: 'hand-over' | 'remove'
    selection: Selection
    clear: () => void
  } | null>(null)
  const counted = useMatchCount(matchQuery)
  const columns = useCustomerColumns(page, specs, shown, { unit, search, editing: false })
  const fields = useFilterFields(units, known, specs)
  const { values, set } = useListUrl()
  const bin = match.filters['deleted'] === true

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
  const chosenOf = ({ ids, all }: Selection) => (all ? { match } : { ids })
  async function run<T>(action: Action<T>, input: unknown, done: (value: T) => void) {
    const outcome = await action({ input, key: crypto.randomUUID() })
    if (outcome.kind === 'ok') done(outcome.value)
    else toast({ text: t('list.failed'), tone: 'bad' })
  }
  const exportChosen = (chosen: unknown) =>
    void run(actions.startExport, { chosen, columns: shown, format: 'xlsx' }, ({ taskId }) =>
      router.push(`/customers/export/${taskId}`),
    )
  function settle(clear: () => void, text: string) {
    setAsked(null)
    clear()
    toast({ text, tone: 'ok' })
    router.refresh()
  }
  const bulk: BulkAction[] = bin
    ? [
        {
          label: t('bulk.restore'),
          icon: 'back',
          onRun: ({ ids }, clear) =>
            void run(actions.restore, { customerIds: ids }, ({ restored }) =>
              settle(clear, t('remove.restored', { count: restored })),
            ),
        },
      ]
    : [
        ...(may.handOver
          ? [
              {
                label: t('bulk.handOver'),
                icon: 'move' as const,
                onRun: (selection: Selection, clear: () => void) =>
                  setAsked({ what: 'hand-over', selection, clear }),
              },
            ]
          : []),
        {
          label: t('bulk.print'),
          icon: 'print',
          onRun: ({ ids, all }) => {
            if (all || ids.length > MOST_PRINTED)
              toast({ text: t('bulk.printTooMany', { most: MOST_PRINTED }), tone: 'bad' })
            else router.push(`/print/customers?form=A1&ids=${ids.join(',')}`)
          },
        },
        ...(may.export
          ? [
              {
                label: t('bulk.export'),
                icon: 'down' as const,
                onRun: (selection: Selection) => exportChosen(chosenOf(selection)),
              },
            ]
          : []),
        ...(may.remove
          ? [
              {
                label: t('bulk.delete'),
                icon: 'x' as const,
                onRun: (selection: Selection, clear: () => void) =>
                  setAsked({ what: 'remove', selection, clear }),
              },
            ]
          : []),
      ]

  return (
    <>
      <SavedViews views={views}>
        <span className="right" />
        {ownView && (
          <ActionButton
            look="ghost"
            action={actions.deleteView}
            input={{ id: ownView.id }}
            onDone={() => router.push('/customers')}
            success={t('view.removed', { name: ownView.name })}
          >
            {t('view.remove')}
          </ActionButton>
        )}
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
        next={page.next}
        previous={page.previous}
        total={counted && !counted.more ? counted.count : null}
        tools={
          <>
            <SearchBox />
            <FilterChips fields={fields} />
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
        sumLabel={t('list.sum', { count: page.rows.length })}
        bulk={bulk}
        card={(row) => ({
          title: <CustomerCardName row={row} search={search} />,
          aside: <Grade rank={row.grade as GradeRank | null} />,
          line: (
            <>
              <span className="meta">{row.fileNumber}</span>
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
          />
        }
        dense={kept.dense}
        onLayout={({ dense }) => keep({ dense })}
      />
      {asked?.what === 'hand-over' && (
        <HandOverDialog
          action={actions.handOver}
          selection={asked.selection}
          chosen={chosenOf(asked.selection)}
          onClose={() => setAsked(null)}
          onDone={(moved) => settle(asked.clear, t('handOver.done', { count: moved }))}
        />
      )}
      {asked?.what === 'remove' && (
        <RemoveDialog
          action={actions.remove}
          ids={asked.selection.ids}
          onClose={() => setAsked(null)}
          onDone={(deleted) => settle(asked.clear, t('remove.done', { count: deleted }))}
        />
      )}
    </>
  )
}
