import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Abc } from '@/components/ui/abc'
import { Gauge } from '@/components/ui/gauge'
import { Grade, type GradeRank } from '@/components/ui/grade'
import { Tag } from '@/components/ui/tag'
import { Tier, type TierRank } from '@/components/ui/tier'
import type { CustomerState, FileState } from '@/lib/areas/customers/rules/customer-kinds'
import type { BusinessDate } from '@/lib/core/dates'
import { type Fen, fen, formatWan, percentOf } from '@/lib/core/money'
import { dayText } from './day-text'

export type GaugeView = { month: string; line: Fen | null; exposure: Fen; available: Fen; frozen: boolean }

export type FolderView = {
  id: string
  name: string
  fileNumber: string
  state: CustomerState
  fileState: FileState
  tier: number | null
  abc: string | null
  grade: number | null
  archiveClass: 'important' | 'special' | 'ordinary' | null
  completeness: number
  ownerName: string | null
  units: string[]
  lastOrderOn: string | null
  rerateDueOn: string | null
  contractUntil: string | null
  observedUntil: string | null
  credit: GaugeView | null
}

/** The folder of a customer: ear-lap with its number, name and codes, the line as a gauge, and the index tabs. */
export function FolderHead({
  folder,
  today,
  tabs,
  actions,
}: {
  folder: FolderView
  today: BusinessDate
  tabs: { href: string; label: string; small?: string }[]
  actions?: ReactNode
}) {
  const t = useTranslations('customers')
  const options = useTranslations('forms.options')
  const life = useTranslations('life')
  const facts: [string, string | null][] = [
    [t('dossier.owner'), folder.ownerName ?? t('dossier.nobody')],
    [folder.units.join(' / '), ''],
    [t('dossier.lastOrder'), folder.lastOrderOn && dayText(folder.lastOrderOn, today)],
    [t('dossier.rerate'), folder.rerateDueOn && dayText(folder.rerateDueOn, today)],
    [t('dossier.contract'), folder.contractUntil && dayText(folder.contractUntil, today)],
  ]
  return (
    <div className="folder">
      <span className="earlap">{t('dossier.file', { number: folder.fileNumber })}</span>
      <div className="fh">
        <div>
          <div className="row wrap g3">
            <h1>{folder.name}</h1>
            <span className="row tight">
              <span className="of">{t('dossier.state')}</span>
              <Tag>{t(`state.${folder.state}`)}</Tag>
            </span>
            {folder.observedUntil && folder.observedUntil >= today && <Tag>{life('observed')}</Tag>}
          </div>
          <div className="codes">
            {folder.tier !== null && <Tier rank={folder.tier as TierRank} />}
            {folder.abc && folder.abc !== 'none' && (
              <span className="row tight">
                <Abc letter={folder.abc as 'A' | 'B' | 'C'} />
                <span aria-hidden="true">{t('dossier.abc', { letter: folder.abc })}</span>
              </span>
            )}
            {folder.grade !== null && <Grade rank={folder.grade as GradeRank} />}
            {folder.archiveClass && (
              <span>
                {t('dossier.archive')} <b>{options(`archiveClass.${folder.archiveClass}`)}</b>
              </span>
            )}
            <span>
              {t('dossier.fileState')} <b>{t(`fileState.${folder.fileState}`)}</b>
            </span>
          </div>
          <div className="quick">
            {facts
              .filter(([, value]) => value !== null)
              .map(([label, value]) => (
                <span key={label}>
                  {label}
                  {value && <b>{value}</b>}
                </span>
              ))}
          </div>
        </div>
        <div>
          {folder.credit && <LineLabel credit={folder.credit} />}
          {actions && <div className="row mt-2.5 justify-end">{actions}</div>}
        </div>
      </div>
      <LinkTabs tabs={tabs} label={t('dossier.tabs')} />
    </div>
  )
}

function LineLabel({ credit }: { credit: GaugeView }) {
  const t = useTranslations('customers.dossier')
  const month = Number(credit.month.slice(5))
  const used = formatWan(credit.exposure)
  if (credit.line === null)
    return (
      <div className="label">
        <div className="t">{t('noLine', { month })}</div>
        <Gauge line={null} used={credit.exposure} />
        <div className="t">{credit.exposure > 0 && t('usedNoLine', { used })}</div>
      </div>
    )
  const over = credit.exposure > credit.line
  return (
    <div className="label">
      <div className="t">
        {t('used', { month })}
        <b>{credit.line > 0 ? `${percentOf(credit.exposure, credit.line).toFixed(1)}%` : '—'}</b>
      </div>
      <Gauge line={credit.line} used={credit.exposure} />
      <div className="t">
        {t('usedOf', { used, line: formatWan(credit.line) })}
        <b className={over || credit.frozen ? 'avail down' : 'avail'}>
          {credit.frozen
            ? t('frozen')
            : over
              ? t('over', { amount: formatWan(fen(credit.exposure - credit.line)) })
              : t('available', { amount: formatWan(credit.available) })}
        </b>
      </div>
    </div>
  )
}
