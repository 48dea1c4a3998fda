import { getTranslations } from 'next-intl/server'
import { WayLink } from '@/components/form/way-link'
import { RuleSource } from '@/components/ui/rule-source'

export type WhyLine = {
  tone: 'blocks' | 'lowers' | 'heeds' | 'passes'
  rule: string
  sentence: string
  code?: string
}

const LOOK: Record<WhyLine['tone'], string> = {
  blocks: 'vd cut',
  lowers: 'vd cut',
  heeds: 'vd see',
  passes: 'vd ok',
}

/** Each rule that spoke, worst first, in a sentence with its figures and its source. */
export async function Why({
  lines,
  customerId = null,
}: {
  lines: WhyLine[]
  /** What blocks and his pages mend is a link there. */
  customerId?: string | null
}) {
  const t = await getTranslations('approvals')
  return (
    <>
      <h3 className="t">{t('why')}</h3>
      <ul className="why">
        {lines.map((line) => (
          <li key={line.sentence}>
            <span className={LOOK[line.tone]}>{t(`tone.${line.tone}`)}</span>
            <span>
              {line.sentence}{' '}
              {line.tone === 'blocks' && line.code && <WayLink code={line.code} customerId={customerId} />}
            </span>
            <RuleSource rule={line.rule} />
          </li>
        ))}
      </ul>
    </>
  )
}
