'use client'

import { useTranslations } from 'next-intl'
import { MoneyInput } from '@/components/form/money-input'
import { plainNumber } from '@/components/form/plain-number'
import { Button } from '@/components/ui/button'
import type { Indicator } from '@/lib/areas/grading/rules/credit-grade'
import type { Answers } from '@/lib/core/forms/definition'
import type { Fen } from '@/lib/core/money'
import { LicenceInputs } from './licence-inputs'
import type { SheetModel } from './rating-model'

export type SetAnswers = (change: Answers) => void
type InputProps = { answers: Answers; set: SetAnswers; model: SheetModel }

function Choice({
  name,
  label,
  words,
  answers,
  set,
}: {
  name: string
  label: string
  words: Readonly<Record<string, string>>
  answers: Answers
  set: SetAnswers
}) {
  const t = useTranslations('grading')
  return (
    <select
      className="inp"
      aria-label={label}
      value={String(answers[name] ?? '')}
      onChange={(event) => set({ [name]: event.target.value || null })}
    >
      <option value="">{t('input.choose')}</option>
      {Object.entries(words).map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  )
}

function Digits({
  name,
  label,
  unit,
  answers,
  set,
}: {
  name: string
  label: string
  unit: string
  answers: Answers
  set: SetAnswers
}) {
  const value = answers[name]
  return (
    <span className="inp affix money">
      <input
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        defaultValue={value === null || value === undefined ? '' : String(value)}
        onChange={(event) => {
          const text = plainNumber(event.target.value)
          const number = Number(text)
          set({ [name]: text === '' || !Number.isFinite(number) ? null : number })
        }}
      />
      {unit}
    </span>
  )
}

/** What the system knows, one press away when the sheet says otherwise. */
function Take({ differs, onTake }: { differs: boolean; onTake: () => void }) {
  const t = useTranslations('grading')
  return differs ? (
    <Button look="ghost" size="s" onClick={onTake}>
      {t('source.take')}
    </Button>
  ) : null
}

/** The inputs of one indicator; money in fen, empty facts null. */
export function IndicatorInput({ indicator, answers, set, model }: InputProps & { indicator: Indicator }) {
  const t = useTranslations('grading')
  const label = t(`name.${indicator}`)
  const { figures, words } = model
  const text = (name: string, hint: string) => (
    <input
      className="inp"
      aria-label={`${label}${t('join')}${hint}`}
      placeholder={hint}
      maxLength={200}
      value={String(answers[name] ?? '')}
      onChange={(event) => set({ [name]: event.target.value || null })}
    />
  )
  switch (indicator) {
    case 'annualSales':
    case 'monthlySales':
      return (
        <span className="flex flex-col items-start gap-1">
          <MoneyInput
            key={String(answers[`${indicator} taken`] ?? '')}
            name={indicator}
            label={label}
            as="fen"
            defaultValue={answers[indicator] as Fen | null | undefined}
            onAmount={(amount) => set({ [indicator]: amount })}
          />
          {indicator === 'monthlySales' && (
            <Take
              differs={answers.monthlySales !== figures.monthlySales}
              onTake={() => set({ monthlySales: figures.monthlySales, 'monthlySales taken': Date.now() })}
            />
          )}
        </span>
      )
    case 'paymentMethod':
      return <Choice name="paymentMethod" {...{ label, answers, set }} words={words.paymentMethod} />
    case 'reliability': {
      const { overdueCount, overdueDays } = figures
      const differs = answers.overdueCount !== overdueCount || answers.overdueDays !== overdueDays
      return (
        <span className="flex flex-col items-start gap-1" key={String(answers['overdue taken'] ?? '')}>
          <span className="row">
            <Digits
              name="overdueCount"
              label={t('input.times')}
              unit={t('input.timesUnit')}
              {...{ answers, set }}
            />
            <Digits
              name="overdueDays"
              label={t('input.days')}
              unit={t('input.daysUnit')}
              {...{ answers, set }}
            />
          </span>
          <Take
            differs={differs}
            onTake={() => set({ overdueCount, overdueDays, 'overdue taken': Date.now() })}
          />
        </span>
      )
    }
    case 'nature':
      return <Choice name="nature" {...{ label, answers, set }} words={words.businessNature} />
    case 'licences':
      return <LicenceInputs {...{ answers, set, model }} />
    case 'residence':
      return <Choice name="residence" {...{ label, answers, set }} words={words.residence} />
    case 'yearsInBusiness':
      return <Digits name="yearsInBusiness" unit={t('input.yearsUnit')} {...{ label, answers, set }} />
    case 'goodsFlow':
      return (
        <span className="grid gap-1">
          <Choice name="goodsFlow" {...{ label, answers, set }} words={words.goodsFlow} />
          {text('goodsFlowNote', t('input.note'))}
        </span>
      )
  }
}
