import { useTranslations } from 'next-intl'
import type { PostLabel } from '@/lib/areas/admin/people/queries'

/** A post as words: 营销总监，华南大区（代理）. */
export function usePostWords(): (post: PostLabel) => string {
  const t = useTranslations('people')
  const roles = useTranslations('roles.name')
  return (post) => t(post.acting ? 'postActing' : 'post', { role: roles(post.role), unit: post.unit })
}
