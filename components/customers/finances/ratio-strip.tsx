import { useMessages } from 'next-intl'
import { formA5 } from '@/lib/areas/customers/forms/a5'
import { type Ratio, type RatioName, ratioNames } from '@/lib/areas/customers/papers/rules/financial-ratios'
import { type Answers, fieldNamed } from '@/lib/core/forms/definition'
import { showField } from '@/lib/core/forms/text-faces'
import { wordsOf } from '@/lib/core/forms/words'
import { RatioMove, unitOfRatio } from './ratio-move'

type Before = { period: string; ratios: Readonly<Record<RatioName, Ratio>> }

/** The five ratios large, each with how it moved since the period before: what whoever reviews the sheet reads first. */
export function RatioStrip({ answers, before }: { answers: Answers; before: Before | null }) {
  const words = wordsOf(useMessages().forms, formA5.id)
  return (
    <dl className="ratios">
      {ratioNames.map((name) => (
        <div key={name}>
          <dt>{words.form.fields[name]}</dt>
          <dd>
            <b className={typeof answers[name] === 'number' ? undefined : 'mut'}>
              {showField(fieldNamed(formA5, name)!, answers[name], words.shared)}
            </b>
            <RatioMove
              before={before?.ratios[name]}
              now={answers[name] as Ratio}
              unit={unitOfRatio(name)}
              {...(before && { since: before.period })}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}
