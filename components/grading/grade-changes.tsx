import { useTranslations } from 'next-intl'
import { RuleSource } from '@/components/ui/rule-source'
import type { Clause, Grade, GradeSettings, Letters } from '@/lib/areas/grading/rules/credit-grade'
import { type SingleMove, tellingMoves, whatWouldChange } from '@/lib/areas/grading/rules/grade-changes'
import type { Banded } from '@/lib/areas/grading/rules/indicator-bands'
import { lackText } from './band-texts'

/** 什么会改变它: the single steps that would lower the grade, one that would not, and the shortest way up. */
export function GradeChanges({
  letters,
  banded,
  grades,
}: {
  letters: Letters
  banded: Banded
  grades: GradeSettings
}) {
  const t = useTranslations('grading')
  const ui = useTranslations('ui.grade')
  const explanation = whatWouldChange(letters, grades)
  const { nearestBetter } = explanation
  const clause = (name: Clause) =>
    name === 'filled' || name === 'residual' ? t(`clauseWords.${name}`) : t('clauseOf', { clause: name })
  const sentence = ({ indicator, from, to, gain }: SingleMove) => {
    const name = t(`name.${indicator}`)
    const band = banded[indicator]
    const way = gain < 0 ? band?.toWorse : band?.toBetter
    if (way && way.letter === to)
      return t('moveBy', { name, from, to, by: t(gain < 0 ? 'lose' : 'gain', { lack: lackText(way, t) }) })
    return gain === 0 ? t('still', { name, from, to }) : t('move', { name, from, to })
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
              nearestBetter.moves
                .map(({ indicator, from, to }) => t('move', { name: t(`name.${indicator}`), from, to }))
                .join(t('join')),
              nearestBetter.clause,
            )
          : explanation.now.grade === 1 && <li className="meta py-2">{t('best')}</li>}
      </ul>
    </section>
  )
}
