import { useLocale, useTranslations } from 'next-intl'
import { markOf } from '@/components/ui/listed'
import { usePostWords } from '@/app/(desk)/admin/people/_components/post-words'
import { Section } from '@/components/ui/section'
import type { PersonView } from '@/lib/areas/admin/people/queries'

/** What the house knows of oneself; administrators change it. */
export function OwnFacts({ me }: { me: PersonView }) {
  const t = useTranslations('people')
  const locale = useLocale()
  const auth = useTranslations('auth')
  const words = usePostWords()
  const posts = me.posts.filter((post) => post.when === 'now')
  const rows: [string, string][] = [
    [t('username'), me.username],
    [t('employeeNo'), me.employeeNo ?? '—'],
    [t('phone'), me.phone ?? '—'],
    [t('email'), me.email ?? '—'],
    [t('posts'), posts.map(words).join(markOf('semicolon', locale)) || t('noPost')],
  ]
  return (
    <Section title={t('facts')} remark={auth('factsRemark')}>
      <dl className="kv pad">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
