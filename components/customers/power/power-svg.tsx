import { useTranslations } from 'next-intl'
import { reportingPath, tiePath } from '@/lib/areas/customers/power/rules/line-paths'
import type { Grid } from '@/lib/areas/customers/power/rules/power-placing'
import type { JudgedPerson } from '@/lib/areas/customers/power/rules/map-people'
import { allianceSign, coveragePips } from '@/lib/areas/customers/power/rules/standing'
import type { Sizes, Spot } from '@/lib/areas/customers/power/rules/tree-layout'
import type { MapLine } from './map-layout'

/** What of a person the drawing tells. */
export type DrawnPerson = Pick<
  JudgedPerson,
  'postId' | 'name' | 'title' | 'buyingRole' | 'influence' | 'alliance' | 'coverage'
> & { gap: boolean; unsupported: boolean }

/** A word in the corner of a card: new, changed, continued elsewhere. */
export type CardMark = { text: string; tone: 'came' | 'changed' | 'left' | 'plain' }

/** Characters that fit, a Chinese one counting double; the rest is cut off. */
function fitting(text: string, most: number): string {
  let left = most
  const kept = [...text].filter((character) => {
    left -= /[\u2e80-\uffff]/.test(character) ? 2 : 1
    return left >= 0
  })
  return kept.length < [...text].length ? `${kept.slice(0, -1).join('')}…` : text
}

/** Chart or map as a drawing of the server: for paper and for past days. Sizes and spots in the units of `sizes`. */
export function PowerSvg({
  label,
  people,
  spots,
  lines,
  sizes,
  width,
  height,
  left = 0,
  top = 0,
  grid,
  marks,
  quiet,
}: {
  label: string
  people: readonly DrawnPerson[]
  spots: ReadonlyMap<string, Spot>
  lines: readonly MapLine[]
  sizes: Sizes
  width: number
  height: number
  left?: number
  top?: number
  /** Bands and columns of the political map. */
  grid?: Grid
  marks?: ReadonlyMap<string, CardMark>
  /** Lines that were there before, drawn paler than those that appeared. */
  quiet?: ReadonlySet<string>
}) {
  const boxOf = (id: string) => {
    const spot = spots.get(id)
    return spot && { ...spot, width: sizes.width, height: sizes.height }
  }
  const cards = [...spots.values()].map((spot) => ({ ...spot, width: sizes.width, height: sizes.height }))
  return (
    <svg className="psvg" viewBox={viewBoxOf({ left, top, width, height })} role="img" aria-label={label}>
      <defs>
        <marker
          id="paper-arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="9"
          markerHeight="9"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8z" className="ln-head" />
        </marker>
      </defs>
      {grid && <PaperGrid grid={grid} />}
      {lines.map((line) => {
        const [from, to] = [boxOf(line.from), boxOf(line.to)]
        return from && to ? (
          <PaperLine
            key={line.id}
            line={line}
            {...{ from, to, cards }}
            quiet={quiet?.has(line.id) ?? false}
          />
        ) : null
      })}
      {people.map((person) => {
        const spot = spots.get(person.postId)
        const mark = marks?.get(person.postId)
        return spot ? <PaperCard key={person.postId} {...{ person, spot, sizes, mark }} /> : null
      })}
      {lines.map((line) => {
        const [from, to] = [boxOf(line.from), boxOf(line.to)]
        return line.note && from && to ? (
          <LineWords
            key={line.id}
            kind={line.kind}
            text={line.note}
            at={tiePath(from, to, { slide: line.slide, words: line.note, cards }).label}
          />
        ) : null
      })}
    </svg>
  )
}

/** Room for what stands beyond the cards: marks, words of lines. */
export const MARGIN = { side: 8, top: 20, bottom: 12 } as const

function viewBoxOf({
  left,
  top,
  width,
  height,
}: {
  left: number
  top: number
  width: number
  height: number
}) {
  const { side, top: above, bottom } = MARGIN
  return [left - side, top - above, width + side * 2, height + above + bottom].join(' ')
}

function PaperGrid({ grid }: { grid: Grid }) {
  const t = useTranslations('power')
  return (
    <g className="pgr">
      {grid.columns.map(({ alliance, x, width }) => (
        <g key={alliance ?? 'none'}>
          <path d={`M${x} -24V${grid.height}`} />
          <text x={x + width / 2} y={-8}>
            {alliance && allianceSign[alliance]} {t(`alliance.${alliance ?? 'none'}`)}
          </text>
        </g>
      ))}
      {grid.bands.map(({ influence, y }) => (
        <g key={influence ?? 'none'}>
          <path d={`M-110 ${y}H${grid.width}`} />
          <text className="bd" x={-106} y={y + 20}>
            {t(`influence.${influence ?? 'none'}`)}
          </text>
        </g>
      ))}
    </g>
  )
}

type Box = Spot & { width: number; height: number }

function PaperLine({
  line,
  from,
  to,
  cards,
  quiet,
}: {
  line: MapLine
  from: Box
  to: Box
  cards: readonly Box[]
  quiet: boolean
}) {
  const { path, label } =
    line.kind === 'reports'
      ? reportingPath(from, to, line.stacked)
      : tiePath(from, to, { slide: line.slide, words: line.note ?? '', cards })
  const classes = ['ln', line.kind, line.bridged && 'bridged', quiet && 'quiet'].filter(Boolean).join(' ')
  return (
    <>
      <path
        d={path}
        className={classes}
        {...(line.kind === 'influence' && { markerEnd: 'url(#paper-arrow)' })}
      />
      {line.kind === 'conflict' && (
        <path className="ln-x" d={`M${label.x - 4} ${label.y - 4}l8 8m0 -8l-8 8`} />
      )}
    </>
  )
}

/** Words of a line, over the cards it runs under. */
function LineWords({ kind, text, at }: { kind: MapLine['kind']; text: string; at: Spot }) {
  return (
    <text className={`ln-t ${kind}`} x={at.x} y={at.y - (kind === 'conflict' ? 8 : -4)}>
      {fitting(text, 18)}
    </text>
  )
}

const GROUND = { inner: 'c', political: 'p', low: '' } as const
function PaperCard({
  person,
  spot,
  sizes,
  mark,
}: {
  person: DrawnPerson
  spot: Spot
  sizes: Sizes
  mark: CardMark | undefined
}) {
  const t = useTranslations('power')
  const { width, height } = sizes
  const stance = height * 0.55
  const large = height > 60
  const [big, small] = large ? [17, 14] : [12.5, 10.5]
  const fits = (size: number) => Math.floor((width - stance - 10) / (size / 2))
  const pips = coveragePips(person.coverage)
  const ground = person.influence ? GROUND[person.influence] : 'unsaid'
  const middle = height / 2
  return (
    <g className={`pc ${ground}`} transform={`translate(${spot.x} ${spot.y})`}>
      <rect className="bg" width={width} height={height} rx="3" />
      <path className="rl" d={`M${stance} 0V${height}`} />
      <text className="sg" x={stance / 2} y={middle + 5}>
        {person.alliance ? allianceSign[person.alliance] : '?'}
      </text>
      <text className="nm" fontSize={big} x={stance + 6} y={large ? 26 : middle - 5}>
        {fitting(person.name, fits(big) - 4)}
      </text>
      <text className="tt" fontSize={small} x={stance + 6} y={large ? 46 : middle + 10}>
        {fitting(person.title ?? '', fits(small))}
      </text>
      {large && (
        <text className="tt" fontSize={small} x={stance + 6} y={66}>
          {t(`role.${person.buyingRole ?? 'none'}`)}
        </text>
      )}
      {pips !== null &&
        [1, 2, 3].map((nth) => (
          <rect
            key={nth}
            className={nth <= pips ? 'pip on' : 'pip'}
            x={width - 8 - (4 - nth) * 9}
            y={height - 9}
            width="7"
            height="4"
          />
        ))}
      {(person.gap || person.unsupported) && (
        <text className="fl" x={width - 5} y="13">
          {person.gap ? t('gap') : t('weak')}
        </text>
      )}
      {mark && (
        <g
          className={`mk ${mark.tone}`}
          transform={
            mark.tone === 'plain' ? `translate(${width - mark.text.length * 11} ${height})` : undefined
          }
        >
          <rect x={-4} y={-10} width={mark.text.length * 11 + 8} height="16" rx="2" />
          <text x={0} y={2}>
            {mark.text}
          </text>
        </g>
      )}
    </g>
  )
}
