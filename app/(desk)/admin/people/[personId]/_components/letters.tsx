'use client'

import { useState } from 'react'
import { useLocale, useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { Button } from '@/components/ui/button'
import { listed } from '@/components/ui/listed'
import { Empty } from '@/components/ui/empty'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import type { PersonView } from '@/lib/areas/admin/people/queries'
import { revokeLetter } from '../../actions'
import { LetterDialog } from './letter-dialog'
import { usePlanWords } from './plan-words'

/** Whom the person signs for, and who signs for him (委托书). */
export function Letters({
  person,
  plans,
}: {
  person: Pick<PersonView, 'id' | 'letters'>
  plans: readonly string[]
}) {
  const t = useTranslations('people')
  const locale = useLocale()
  const planWord = usePlanWords()
  const [open, setOpen] = useState(false)
  return (
    <Section
      id="letters"
      title={t('letters')}
      remark={t('lettersRemark')}
      actions={
        <Button size="s" icon="plus" onClick={() => setOpen(true)}>
          {t('delegate')}
        </Button>
      }
    >
      {person.letters.length === 0 ? (
        <Empty title={t('noLetters')} body={t('noLettersBody')} />
      ) : (
        <ul>
          {person.letters.map((letter) => (
            <li key={letter.id} className="e1 border-rule grid-cols-[1fr_auto]! items-center">
              <span className={letter.active ? undefined : 'mut'}>
                <b>{t('letter', { from: letter.from, to: letter.to })}</b>{' '}
                {t('fromTo', { from: letter.startsOn, to: letter.endsOn })}
                {'　'}
                {letter.plans.length === 0 ? t('allPlans') : listed(letter.plans.map(planWord), locale)}
                <span className="meta block">{letter.reason}</span>
              </span>
              {!letter.active ? (
                <Tag>{t('letterOver')}</Tag>
              ) : letter.given ? (
                <ActionButton
                  size="s"
                  action={revokeLetter}
                  input={{ delegationId: letter.id }}
                  success={t('revoked')}
                >
                  {t('revoke')}
                </ActionButton>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {open && <LetterDialog fromPersonId={person.id} plans={plans} onClose={() => setOpen(false)} />}
    </Section>
  )
}
