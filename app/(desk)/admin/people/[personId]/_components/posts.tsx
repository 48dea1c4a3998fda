'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Menu } from '@/components/ui/menu'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import type { UnitChoice } from '@/lib/areas/admin/organisation/queries'
import type { PersonView, PostRow } from '@/lib/areas/admin/people/queries'
import { PostDialog, type PostDeed } from './post-dialog'

type Open = { deed: PostDeed; post: PostRow | null }

/** Posts held, to come and past. */
export function Posts({ person, units }: { person: PersonView; units: UnitChoice[] }) {
  const t = useTranslations('people')
  const roles = useTranslations('roles.name')
  const [open, setOpen] = useState<Open | null>(null)
  const changes = (post: PostRow) => [
    { label: t('changePost'), icon: 'edit' as const, onSelect: () => setOpen({ deed: 'change', post }) },
    { label: t('endPost'), icon: 'no' as const, bad: true, onSelect: () => setOpen({ deed: 'end', post }) },
  ]
  return (
    <Section
      title={t('posts')}
      remark={t('postsRemark')}
      actions={
        <Button size="s" icon="plus" onClick={() => setOpen({ deed: 'give', post: null })}>
          {t('givePost')}
        </Button>
      }
    >
      {person.posts.length === 0 ? (
        <Empty title={t('noPost')} body={t('noPostBody')} />
      ) : (
        <table className="led cards">
          <thead>
            <tr>
              <th>{t('role')}</th>
              <th>{t('unit')}</th>
              <th>{t('term')}</th>
              <th>
                <span className="vh">{t('deeds')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {person.posts.map((post) => (
              <tr key={post.id} className={post.when === 'past' ? 'mut' : undefined}>
                <td>
                  {roles(post.role)} {post.acting && <Tag>{t('acting')}</Tag>}
                </td>
                <td>{post.unit}</td>
                <td>
                  {t('fromTo', { from: post.startsOn, to: post.endsOn ?? t('open') })}{' '}
                  {post.when !== 'now' && <Tag>{t(`when.${post.when}`)}</Tag>}
                </td>
                <td className="num end">
                  {post.when !== 'past' && (
                    <Menu
                      entries={changes(post)}
                      trigger={
                        <Button
                          look="ghost"
                          size="s"
                          square
                          icon="dots"
                          aria-label={t('deedsOf', { name: roles(post.role) })}
                        />
                      }
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open && <PostDialog {...open} personId={person.id} units={units} onClose={() => setOpen(null)} />}
    </Section>
  )
}
