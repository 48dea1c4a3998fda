import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { placeToFill } from '@/components/approvals/place-to-fill'
import type { OutcomeRow } from '@/lib/areas/approvals/told/queries'
import { stampTime } from '@/lib/core/clock'
import { kindWords } from '../approvals/_components/kind-words'
import { read } from '../notifications/actions'
import { Deed } from './deed'

const LOOK = { approve: 'done', refuse: 'refused', return: 'returned' } as const

/** 我提交的: what became of papers I handed in since I last said I saw it; what came back first, with the way to fill it anew. */
export async function Outcomes({ rows, count }: { rows: readonly OutcomeRow[]; count: number }) {
  if (rows.length === 0) return null
  const [t, word] = await Promise.all([getTranslations('desk'), kindWords()])
  return (
    <Section
      title={t('outcomes')}
      remark={t('outcomesNew', { count })}
      actions={
        <ActionButton size="s" action={read} input={{ ids: rows.map(({ noticeId }) => noticeId) }}>
          {t('outcomesSeen')}
        </ActionButton>
      }
    >
      {rows.map((row) => {
        const again = row.again && placeToFill(row.again)
        return (
          <div className="li" key={row.noticeId}>
            <div className="min-w-0 grow">
              <Link className="nm" href={row.href}>
                {row.count === 1 ? row.title : t('outcomeMany', { title: row.title, count: row.count })}
              </Link>{' '}
              {word(row.plan, row.formId)}
              <div className="why">
                <Status phase={LOOK[row.verdict]}>{t(`outcome.${row.verdict}`, { by: row.by })}</Status>{' '}
                {row.reason || stampTime(row.at).slice(5)}
              </div>
            </div>
            {again && (
              <Deed looking={false} href={again}>
                {t('fillAgain')}
              </Deed>
            )}
          </div>
        )
      })}
    </Section>
  )
}
