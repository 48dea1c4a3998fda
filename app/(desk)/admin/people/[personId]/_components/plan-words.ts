import { useTranslations } from 'next-intl'

/** The name of an approval plan; the plan itself where it has no name yet. */
export function usePlanWords(): (plan: string) => string {
  const t = useTranslations('people.plan')
  return (plan) => {
    const key = plan.replaceAll('.', '-') as Parameters<typeof t>[0]
    return t.has(key) ? t(key) : plan
  }
}
