/** The likeness of two records, 0–100: a number and a word, and a bar that works in grey. */
export function ScoreMark({ score, word }: { score: number; word?: string }) {
  return (
    <span className="score" data-strong={score >= 80 || undefined}>
      <b className="num">{score}</b>
      {word && <span>{word}</span>}
      <i aria-hidden="true" style={{ '--v': score } as React.CSSProperties} />
    </span>
  )
}
