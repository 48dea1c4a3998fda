import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { LineAnswer } from '@/components/approvals/line-answer'
import { Why } from '@/components/approvals/why'
import { signed } from '@/components/approvals/signed'
import { sayFrom } from '@/components/form/problem-text'
import { Gauge } from '@/components/ui/gauge'
import { Grade } from '@/components/ui/grade'
import { Tier, type TierRank } from '@/components/ui/tier'
import type { ApprovalDetail } from '@/lib/areas/approvals/queries'
import type { LineDecision } from '@/lib/areas/credit/decisions/queries'
import { capitalYuan, type Fen, fen, formatWan, formatYuan, ZERO, percentOf } from '@/lib/core/money'
import { decide } from '../actions'
import { Chain } from './chain'
import { ChainLine } from './chain-line'

function share(line: Fen, used: Fen): string {
  return line > 0 ? `${percentOf(used, line).toFixed(1)}%` : '—'
}

/** 批额度: the one number, what was, what the rules propose and why, what a signature changes. */
export async function LinePaper({
  paper,
  line,
  previous,
  next,
}: {
  paper: ApprovalDetail
  line: LineDecision
  previous: string | null
  next: string | null
}) {
  const [t, words, locale, messages] = await Promise.all([
    getTranslations('approvals'),
    getTranslations('forms.words'),
    getLocale(),
    getMessages(),
  ])
  const say = sayFrom(locale, messages)
  const now = line.currentLineFen ?? ZERO
  const more = fen(line.appliedFen - now)
  const after = line.suggestedFen
  const [before, asked] = [line.currentMonth, line.month].map((month) => Number(month.slice(5)))
  const free = (amount: Fen) => {
    const left = fen(amount - line.exposureFen)
    return left < 0 ? (
      <span className="down">{t('freeOver', { amount: formatWan(fen(-left)) })}</span>
    ) : (
      formatWan(left)
    )
  }
  const head = (
    <>
      <div className="hd">
        <h2>{line.customerName}</h2>
        <Grade rank={line.grade} />
        <Tier rank={line.tier as TierRank | null} />
        <Link className="meta" href={`/customers/${line.customerId}`}>
          {line.fileNumber}
        </Link>
        <span className="right meta">{t('dueBy', { date: line.dueOn })}</span>
      </div>
      <ChainLine paper={paper} />
      <div className="three">
        <div>
          <div className="k">{t('lineBefore', { month: before! })}</div>
          <div className="v">
            {line.currentLineFen === null ? '—' : formatWan(line.currentLineFen)}
            {line.currentLineFen !== null && <small>{t('wan')}</small>}
          </div>
          <div className="cap">{line.currentLineOn && t('approvedOn', { date: line.currentLineOn })}</div>
        </div>
        <div>
          <div className="k">{t('applied', { month: asked! })}</div>
          <div className="v">
            {line.suggestedFen < line.appliedFen ? (
              <s>{formatWan(line.appliedFen)}</s>
            ) : (
              formatWan(line.appliedFen)
            )}
            <small>{t('wan')}</small>
          </div>
          <div className="cap">{t('against', { month: before!, change: signed(more) })}</div>
        </div>
        <div className="main">
          <div className="k">{t('suggested')}</div>
          <div className="v">
            {formatWan(after)}
            <small>{t('wan')}</small>
          </div>
          <div className="cap">
            ¥{formatYuan(after)} {capitalYuan(after)}
          </div>
        </div>
      </div>
    </>
  )
  const body = (
    <>
      <Why
        customerId={line.customerId}
        lines={line.sentences.map(({ tone, rule, code, values }) => ({
          tone,
          rule,
          code,
          sentence: say(code, values),
        }))}
      />
      <h3 className="t">{t('effects')}</h3>
      <div className="eff">
        <div>
          {t('usedToday')}
          <div className="my-0.5">
            <b>
              {share(now, line.exposureFen)} → {share(after, line.exposureFen)}
            </b>
          </div>
          <Gauge line={after} used={line.exposureFen} />
        </div>
        <div>
          {t('free')}
          <div className="my-0.5">
            <b>
              {free(now)} → {free(after)} {t('wan')}
            </b>
          </div>
        </div>
        <div>
          {t('binds', { month: line.month })}
          <div className="my-0.5">
            <b>
              {line.informed.cashier
                ? t('cashierShips', { name: line.informed.cashier })
                : t('cashierNobody')}
            </b>
          </div>
          {t('returnedMeans')}
        </div>
      </div>
      <Chain
        paper={paper}
        mine={paper.maySign}
        informed={[line.informed.cashier, line.informed.accountant].filter(Boolean).join(words('listComma'))}
      />
    </>
  )
  if (!paper.maySign)
    return (
      <div className="right2">
        <div className="doc">
          {head}
          {body}
        </div>
      </div>
    )
  return (
    <LineAnswer
      head={head}
      body={body}
      id={paper.id}
      name={line.customerName}
      customerId={line.customerId}
      version={paper.version}
      suggestedFen={after}
      appliedFen={line.appliedFen}
      currentFen={line.currentLineFen}
      currentMonth={before!}
      previous={previous}
      next={next}
      action={decide}
    />
  )
}
