import type { ReactNode } from 'react'
import { useTranslations } from 'next-intl'
import {
  type Indicator,
  keyIndicators,
  type Letter,
  letterSetOf,
  letters as allLetters,
  otherIndicators,
} from '@/lib/areas/grading/rules/credit-grade'
import type { Banded } from '@/lib/areas/grading/rules/indicator-bands'
import type { Answers } from '@/lib/core/forms/definition'
import { bandTexts } from './band-texts'
import { factText, sourceText } from './fact-texts'
import type { SheetModel } from './rating-model'

type Drawn = {
  model: SheetModel
  answers: Answers
  banded: Banded
  /** Letters as they were frozen on submission; they stand over what the bands say now. */
  frozen: Record<Indicator, Letter> | null
  /** The inputs of an indicator, when the sheet is being filled in. */
  input?: (indicator: Indicator) => ReactNode
  problems?: Readonly<Record<string, string[]>>
}

function IndicatorRow({
  indicator,
  model,
  answers,
  banded,
  frozen,
  input,
  problems,
}: Drawn & { indicator: Indicator }) {
  const t = useTranslations('grading')
  const band = banded[indicator]
  const letter = frozen?.[indicator] ?? band?.letter ?? null
  const texts = bandTexts(indicator, model.judging.bands, model.words, t)
  const wrong = problems?.[indicator] ?? []
  // A list of lines has a row of its own below; beside its bands stands what it comes to.
  const wide = input && indicator === 'licences'
  const row = (
    <tr className={wide ? 'open' : undefined}>
      <th scope="row">{t(`name.${indicator}`)}</th>
      <td className="val">
        {input && !wide ? (
          input(indicator)
        ) : (
          <b>{factText(indicator, answers, model, t) ?? t('facts.missing')}</b>
        )}
        <small>{sourceText(indicator, band, answers, model, t)}</small>
        {wrong.length > 0 && (
          <small className="down" role="alert">
            {wrong.join(' ')}
          </small>
        )}
      </td>
      <td>
        <div className="bands">
          {allLetters.map((one) => (
            <span
              key={one}
              className={[one === 'D' ? 'bad' : '', one === letter ? 'on' : ''].join(' ')}
              aria-current={one === letter ? 'true' : undefined}
            >
              <span className="vh">{one}</span>
              {texts[one] || t('bands.none')}
            </span>
          ))}
        </div>
      </td>
      <td>
        {letter ? (
          <span className={`lt ${letter.toLowerCase()}`}>{letter}</span>
        ) : (
          <span className="mut text-meta">{t('noLetter')}</span>
        )}
      </td>
    </tr>
  )
  if (!wide) return row
  return (
    <>
      {row}
      <tr className="lines">
        <td colSpan={4}>{input(indicator)}</td>
      </tr>
    </>
  )
}

/** The nine indicators: fact, bands in force with the one it falls in, letter. Key four first, then the other five. */
export function IndicatorTable(drawn: Drawn) {
  const t = useTranslations('grading')
  const shown = (group: readonly Indicator[]) => {
    const known = group.map((indicator) => drawn.frozen?.[indicator] ?? drawn.banded[indicator]?.letter)
    return known.every((letter) => letter !== undefined) ? t(`sets.${letterSetOf(known)}`) : ''
  }
  const groups = [
    { name: t('keyFour'), indicators: keyIndicators },
    { name: t('otherFive'), indicators: otherIndicators },
  ]
  return (
    <table className={drawn.input ? 'ind fill' : 'ind'}>
      <thead>
        <tr>
          <th scope="col">{t('indicator')}</th>
          <th scope="col">{t('fact')}</th>
          <th scope="col">
            <div className="bands h">
              <span>A</span>
              <span>B</span>
              <span>C</span>
              <span>{t('knockOut')}</span>
            </div>
          </th>
          <th scope="col">{t('letter')}</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.name}>
          <tr className="sep">
            <td colSpan={4}>
              <b>{group.name}</b>　{shown(group.indicators)}
            </td>
          </tr>
          {group.indicators.map((indicator) => (
            <IndicatorRow key={indicator} indicator={indicator} {...drawn} />
          ))}
        </tbody>
      ))}
    </table>
  )
}
