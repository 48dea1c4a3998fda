import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { withdraw } from '../actions'

/** 撤回: whoever handed a paper in may take it back while nobody has decided it. */
export async function WithdrawButton({ id }: { id: string }) {
  const t = await getTranslations('approvals')
  return (
    <div className="mt-4">
      <ActionButton action={withdraw} input={{ id }} success={t('withdrawn')}>
        {t('withdraw')}
      </ActionButton>
    </div>
  )
}
