'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { DateInput } from '@/components/form/date-input'
import { SearchInput } from '@/components/form/search-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import { useToday } from '@/components/form/today'
import { Dialog } from '@/components/ui/dialog'
import { addDays } from '@/lib/core/dates'
import { giveLetter } from '../../actions'
import { colleagueSearch } from './colleague-search'
import { usePlanWords } from './plan-words'

const USUAL_DAYS = 6

/** Writes a letter of delegation. */
export function LetterDialog({
  fromPersonId,
  plans,
  onClose,
}: {
  fromPersonId: string
  plans: readonly string[]
  onClose: () => void
}) {
  const t = useTranslations('people')
  const planWord = usePlanWords()
  const router = useRouter()
  const today = useToday()
  return (
    <Dialog
      open
      title={t('delegate')}
      description={t('delegateLead')}
      onOpenChange={(open) => !open && onClose()}
    >
      <ActionForm<unknown>
        action={giveLetter}
        fixed={{ fromPersonId }}
        success={t('delegated')}
        onDone={() => {
          router.refresh()
          onClose()
        }}
      >
        <div className="fields two">
          <SearchInput
            className="full"
            name="toPersonId"
            label={t('delegateTo')}
            required
            search={colleagueSearch}
          />
          <DateInput name="startsOn" label={t('firstDay')} required defaultValue={today} />
          <DateInput name="endsOn" label={t('lastDay')} required defaultValue={addDays(today, USUAL_DAYS)} />
          <fieldset className="field full">
            <legend className="lb">{t('plans')}</legend>
            <div className="row wrap">
              {plans.map((plan) => (
                <label key={plan} className="row">
                  <input type="checkbox" className="chk" name="plans" value={plan} data-type="list" />
                  {planWord(plan)}
                </label>
              ))}
            </div>
            <div className="hint">{t('plansHint')}</div>
          </fieldset>
          <TextInput className="full" name="reason" label={t('reason')} required maxLength={500} />
        </div>
        <footer>
          <SubmitButton>{t('delegate')}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}
