import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { ButtonLink } from '@/components/ui/button'
import type { ProfileState } from '@/lib/areas/customers/profile/rules/profile-state'

/** 个人档案 of the key players: how far each is filled, to fill, read and print. */
export function ProfileList({
  customerId,
  profiles,
  mayEdit,
}: {
  customerId: string
  profiles: readonly ProfileState[]
  mayEdit: boolean
}) {
  const t = useTranslations('profile')
  const print = `/print/customers/${customerId}/G3`
  return (
    <section className="blk" id="profiles" aria-label={t('list')}>
      <h2 className="flex-wrap">
        {t('list')}
        <span className="meta">{t('listNote')}</span>
        {profiles.length > 0 && (
          <span className="right">
            <ButtonLink size="s" icon="print" href={print} target="_blank">
              {t('printAll')}
            </ButtonLink>
          </span>
        )}
      </h2>
      {profiles.length === 0 && <p className="meta">{t('noKey')}</p>}
      {profiles.map(({ postId, name, title, filled, total, missing, unsupported }) => (
        <div className="li" key={postId}>
          <div className="grow">
            <Link className="nm" href={`/customers/${customerId}/people/${postId}/profile`}>
              {name}
            </Link>{' '}
            <span className="sub">{title}</span>
            <div className="why">
              {t('filled', { filled, total })}{' '}
              <span className={missing > 0 ? 'down' : undefined}>{t('missing', { count: missing })}</span>
              {unsupported && <span className="chg ml-2">{t('unsupported')}</span>}
            </div>
          </div>
          <ButtonLink
            size="s"
            icon={mayEdit ? 'edit' : 'eye'}
            href={`/customers/${customerId}/people/${postId}/profile`}
            aria-label={`${t(mayEdit ? 'fill' : 'read')} ${name}`}
          >
            {t(mayEdit ? 'fill' : 'read')}
          </ButtonLink>
          <ButtonLink
            size="s"
            icon="print"
            square
            aria-label={`${t('print')} ${name}`}
            href={`${print}?post=${postId}`}
            target="_blank"
          />
        </div>
      ))}
    </section>
  )
}
