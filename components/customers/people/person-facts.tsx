'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { formatPhone } from '@/lib/core/forms/phone'
import type { PersonFactKey, PersonFactValues } from '@/lib/areas/customers/people/rules/person-facts'
import { isMasked } from '@/lib/core/forms/values'

const GROUPS = {
  reach: ['phone', 'email', 'fax', 'address', 'secretary', 'employer'],
  work: ['level', 'buyingRole', 'counterpart', 'responsible', 'lastContactOn', 'tie', 'goal', 'startsOn'],
  personal: ['gender', 'birth', 'education', 'nativePlace', 'home', 'family', 'spouse', 'hobbies', 'personality', 'remark'],
  agenda: ['personalAgenda', 'businessAgenda', 'strategy', 'background', 'achievements', 'responsibilities', 'productCriteria', 'businessCriteria'],
} as const satisfies Record<string, readonly PersonFactKey[]> // prettier-ignore

const WIDE = new Set<PersonFactKey>([
  ...GROUPS.agenda,
  'personality',
  'home',
  'family',
  'address',
  'goal',
  'remark',
])

/** What is known of somebody; personal data masked until it is asked for, with a purpose that stays in the trail. */
export function PersonFacts({
  customerId,
  postId,
  facts,
  texts,
  mayUnmask,
  unmask,
}: {
  customerId: string
  postId: string
  facts: PersonFactValues
  /** Every fact as people read it. */
  texts: Readonly<Record<string, string>>
  mayUnmask: readonly PersonFactKey[]
  unmask: Action<Record<string, unknown>>
}) {
  const t = useTranslations('contacts')
  const [shown, setShown] = useState<Readonly<Record<string, unknown>>>({})
  const [asking, setAsking] = useState(false)
  const masked = mayUnmask.filter((key) => !(key in shown))
  const valueOf = (key: PersonFactKey) => {
    if (key in shown) return String(shown[key])
    if (key === 'phone' && typeof facts.phone === 'string')
      return <a href={`tel:${facts.phone}`}>{formatPhone(facts.phone)}</a>
    return texts[key]
  }
  return (
    <>
      {Object.entries(GROUPS).map(([group, keys]) => {
        const filled = keys.filter((key) => texts[key])
        return (
          <section key={group} className="blk" aria-label={t(`group.${group as 'reach'}`)}>
            <h2>
              {t(`group.${group as 'reach'}`)}
              {group === 'personal' && masked.length > 0 && (
                <Button size="s" icon="eye" className="right" onClick={() => setAsking(true)}>
                  {t('showPersonal')}
                </Button>
              )}
            </h2>
            {filled.length === 0 ? (
              <p className="meta">{t('nothingKnown')}</p>
            ) : (
              <dl className="pp-grid">
                {filled.map((key) => (
                  <div key={key} className="contents">
                    <dt className={WIDE.has(key) ? 'wide' : undefined}>{t(`fact.${key}`)}</dt>
                    <dd className={WIDE.has(key) ? 'wide' : undefined}>
                      {isMasked(facts[key]) && !(key in shown) ? (
                        <span className="mut">{facts[key].shown}</span>
                      ) : (
                        valueOf(key)
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </section>
        )
      })}
      {asking && (
        <Dialog open title={t('showPersonal')} description={t('showPersonalLead')} onOpenChange={setAsking}>
          <ActionForm
            action={unmask}
            fixed={{ customerId, postId, facts: masked }}
            success={null}
            onDone={(values) => {
              setShown({ ...shown, ...values })
              setAsking(false)
            }}
          >
            <TextInput name="purpose" label={t('purpose')} required maxLength={200} />
            <footer>
              <SubmitButton>{t('show')}</SubmitButton>
            </footer>
          </ActionForm>
        </Dialog>
      )}
    </>
  )
}
