import { useTranslations } from 'next-intl'
import { RuleSource } from '@/components/ui/rule-source'
import type { Clause, Grade, Letters } from '@/lib/areas/grading/rules/credit-grade'
import {
  type Move,
  type SingleMove,
  tellingMoves,
  whatWouldChange,
} from '@/lib/areas/grading/rules/grade-changes'
import type { Banded } from '@/lib/areas/grading/rules/indicator-bands'
import { bandTexts, lackText } from './band-texts'
import type { SheetModel } from './rating-model'

/** 什么会改变它: the single steps that would lower the grade, one that would not, and the shortest way up. */
export function GradeChanges({
  letters,
  banded,
  model,
}: {
  letters: Letters
  banded: Banded
  model: SheetModel
}) {
  const t = useTranslations('grading')
  const ui = useTranslations('ui.grade')
  const explanation = whatWouldChange(letters, model.judging.grades)
  const { nearestBetter } = explanation
  const clause = (name: Clause) =>
    name === 'filled' || name === 'residual' ? t(`clauseWords.${name}`) : t('clauseOf', { clause: name })
  /** A move with what would do it: the distance where it can be measured, else what the band asks for. */
  const moved = ({ indicator, from, to }: Move) => {
    const name = t(`name.${indicator}`)
    const worse = to > from
    const way = worse ? banded[indicator]?.toWorse : banded[indicator]?.toBetter
    const band = bandTexts(indicator, model.judging.bands, model.words, t)[to]
    if (way?.letter === to)
      return t('moveBy', { name, from, to, by: t(worse ? 'lose' : 'gain', { lack: lackText(way, t) }) })
    return band && band !== t('bands.none')
      ? t('moveBy', { name, from, to, by: band })
      : t('move', { name, from, to })
  }
  const sentence = (move: SingleMove) => {
    const { indicator, from, to, gain } = move
    return gain === 0 ? t('still', { name: t(`name.${indicator}`), from, to }) : moved(move)
  }
  const row = (look: 'up' | 'down' | 'mut', mark: string, grade: Grade, text: string, name: Clause) => (
    <li className="chg" key={text}>
      <span className={`to ${look}`}>
        {mark} {ui(`${grade}`)}
      </span>
      <span>{text}</span>
      <RuleSource rule="R-C05" label={clause(name)} />
    </li>
  )
  return (
    <section className="sheet pad">
      <h2 className="mb-1">{t('changes')}</h2>
      <ul>
        {tellingMoves(explanation).map((move) =>
          move.gain < 0
            ? row('down', '↓', move.grade, sentence(move), move.clause)
            : row('mut', '＝', move.grade, sentence(move), move.clause),
        )}
        {nearestBetter
          ? row(
              'up',
              '↑',
              nearestBetter.grade,
              nearestBetter.moves.map(moved).join(t('join')),
              nearestBetter.clause,
            )
          : explanation.now.grade === 1 && <li className="meta py-2">{t('best')}</li>}
      </ul>
    </section>
  )
}
