import { Link } from './link'
import { useTranslations } from 'next-intl'

/** Where a rule stands: dotted; opens the rule, its setting and the date it holds from. */
export function RuleSource({ rule, href, label }: { rule: string; href?: string; label?: string }) {
  const t = useTranslations('ui')
  return (
    <Link className="src" href={href ?? `/help/rules#${rule}`}>
      {label ?? t('ruleOf', { rule })}
    </Link>
  )
}
