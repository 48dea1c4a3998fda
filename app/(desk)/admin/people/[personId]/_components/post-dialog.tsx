'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { DateInput } from '@/components/form/date-input'
import { SelectInput } from '@/components/form/select-input'
import { SubmitButton } from '@/components/form/submit-button'
import { useToday } from '@/components/form/today'
import { YesNoInput } from '@/components/form/yes-no-input'
import { Dialog } from '@/components/ui/dialog'
import type { UnitChoice } from '@/lib/areas/admin/organisation/queries'
import type { PostRow } from '@/lib/areas/admin/people/queries'
import { addDays } from '@/lib/core/dates'
import { roleCodes } from '@/lib/core/permissions'
import { change, end, give } from '../../actions'

export type PostDeed = 'give' | 'change' | 'end'

const ACTIONS = { give, change, end } as const

/** Gives, changes or ends a post. */
export function PostDialog({
  deed,
  post,
  personId,
  units,
  onClose,
}: {
  deed: PostDeed
  post: PostRow | null
  personId: string
  units: UnitChoice[]
  onClose: () => void
}) {
  const t = useTranslations('people')
  const router = useRouter()
  const fixed = post ? { postId: post.id, version: post.version } : { personId }
  return (
    <Dialog
      open
      title={t(`${deed}Post`)}
      description={t(`${deed}PostLead`)}
      onOpenChange={(open) => !open && onClose()}
    >
      <ActionForm<unknown>
        action={ACTIONS[deed]}
        fixed={fixed}
        success={t(`${deed}PostDone`)}
        onDone={() => {
          router.refresh()
          onClose()
        }}
      >
        <div className="fields two">
          <Fields deed={deed} post={post} units={units} />
        </div>
        <footer>
          <SubmitButton>{t(`${deed}Post`)}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}

function Fields({ deed, post, units }: { deed: PostDeed; post: PostRow | null; units: UnitChoice[] }) {
  const t = useTranslations('people')
  const roles = useTranslations('roles.name')
  const today = useToday()
  if (deed === 'end')
    return (
      <DateInput
        className="full"
        name="endsOn"
        label={t('lastDay')}
        required
        hint={t('lastDayHint', { yesterday: addDays(today, -1) })}
        defaultValue={today}
      />
    )
  return (
    <>
      {deed === 'give' && (
        <>
          <SelectInput
            name="role"
            label={t('role')}
            required
            options={roleCodes.map((role) => ({ value: role, label: roles(role) }))}
          />
          <SelectInput
            name="unitId"
            label={t('unit')}
            required
            options={units.map(({ id, name, depth }) => ({
              value: id,
              label: `${'　'.repeat(depth)}${name}`,
            }))}
          />
        </>
      )}
      <DateInput name="startsOn" label={t('firstDay')} required defaultValue={post?.startsOn ?? today} />
      <DateInput
        name="endsOn"
        label={t('lastDay')}
        hint={t('lastDayOpen')}
        empty="null"
        defaultValue={post?.endsOn}
      />
      <YesNoInput
        className="full"
        name="acting"
        label={t('actingLabel')}
        defaultValue={post?.acting ?? false}
      />
    </>
  )
}
