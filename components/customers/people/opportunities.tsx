'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { DateInput } from '@/components/form/date-input'
import { MoneyInput } from '@/components/form/money-input'
import { SearchInput } from '@/components/form/search-input'
import { SelectInput } from '@/components/form/select-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextInput } from '@/components/form/text-input'
import type { Action } from '@/components/form/use-action'
import { Button, ButtonLink } from '@/components/ui/button'
import { salesPeople } from '@/components/customers/list/filter-fields'
import { Dialog } from '@/components/ui/dialog'
import { markOf } from '@/components/ui/listed'
import { Empty } from '@/components/ui/empty'
import type { OpportunityView } from '@/lib/areas/customers/opportunities/rules/opportunity-view'
import { opportunityStates } from '@/lib/areas/customers/opportunities/rules/opportunity-roles'
import { buyingRoles } from '@/lib/areas/customers/people/rules/person-options'
import { formatWan } from '@/lib/core/money'
import type { Option } from './person-form-model'

type Props = {
  customerId: string
  opportunities: readonly OpportunityView[]
  /** Everybody at the customer; who left only stays where he is. */
  people: readonly (Option & { ended: boolean })[]
  mayEdit: boolean
  save: Action<unknown>
}

/** Projects at a customer and who takes part in them with which role. */
export function Opportunities({ customerId, opportunities, people, mayEdit, save }: Props) {
  const t = useTranslations('contacts')
  const states = useTranslations('contacts.state')
  const roles = useTranslations('contacts.role')
  const locale = useLocale()
  const [asked, setAsked] = useState<OpportunityView | 'new' | null>(null)
  const nameOf = new Map(people.map(({ value, label }) => [value, label]))
  return (
    <section className="blk" aria-label={t('opportunities')}>
      <h2>
        {t('opportunities')}
        {mayEdit && (
          <Button size="s" icon="plus" className="right" onClick={() => setAsked('new')}>
            {t('addOpportunity')}
          </Button>
        )}
      </h2>
      {opportunities.length === 0 && <Empty title={t('noOpportunities')} body={t('noOpportunitiesBody')} />}
      <ul className="pp-cards">
        {opportunities.map((one) => (
          <li key={one.id} className="pp-card px-0">
            <div className="row wrap g3">
              <b>{one.name}</b>
              <span className="tag">{states(one.state as 'open')}</span>
              {one.amountFen !== null && (
                <span className="num">{t('wan', { amount: formatWan(one.amountFen) })}</span>
              )}
              {one.closesOn && <span className="meta">{t('closesOn', { on: one.closesOn })}</span>}
              {one.salesRepName && <span className="meta">{one.salesRepName}</span>}
              <span className="row g2 right">
                {one.roles.length > 0 && (
                  <ButtonLink
                    size="s"
                    icon="print"
                    square
                    aria-label={t('printProfiles', { name: one.name })}
                    href={`/print/customers/${customerId}/G3?opportunity=${one.id}`}
                    target="_blank"
                  />
                )}
                {mayEdit && (
                  <Button size="s" look="ghost" icon="edit" onClick={() => setAsked(one)}>
                    {t('edit')}
                    <span className="vh">{one.name}</span>
                  </Button>
                )}
              </span>
            </div>
            {one.roles.length > 0 && (
              <div className="meta">
                {one.roles
                  .map(({ postId, role }) => `${nameOf.get(postId) ?? '—'} ${roles(role as 'user')}`)
                  .join(markOf('comma', locale))}
              </div>
            )}
            {one.note && <div>{one.note}</div>}
          </li>
        ))}
      </ul>
      {asked && (
        <OpportunityDialog
          customerId={customerId}
          opportunity={asked === 'new' ? null : asked}
          people={people}
          save={save}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  )
}

function OpportunityDialog({
  customerId,
  opportunity,
  people,
  save,
  onClose,
}: Pick<Props, 'customerId' | 'people' | 'save'> & {
  opportunity: OpportunityView | null
  onClose: () => void
}) {
  const t = useTranslations('contacts')
  const states = useTranslations('contacts.state')
  const roleWords = useTranslations('contacts.role')
  const locale = useLocale()
  const router = useRouter()
  const [roles, setRoles] = useState(opportunity?.roles ?? [])
  const inIt = new Set(roles.map(({ postId }) => postId))
  const shown = (field: string, value: unknown) =>
    field === 'state'
      ? states(value as 'open')
      : field === 'roles'
        ? (value as typeof roles)
            .map(
              ({ postId, role }) =>
                `${people.find((one) => one.value === postId)?.label ?? '—'} ${roleWords(role as 'user')}`,
            )
            .join(markOf('comma', locale))
        : undefined
  return (
    <Dialog
      wide
      open
      title={opportunity ? t('editOpportunity', { name: opportunity.name }) : t('addOpportunity')}
      onOpenChange={(open) => !open && onClose()}
    >
      <ActionForm
        action={save}
        fixed={{
          customerId,
          opportunityId: opportunity?.id ?? null,
          ...(opportunity && { version: opportunity.version }),
        }}
        success={t('opportunitySaved')}
        shown={shown}
        onSend={(typed) => ({ roles, ...typed })}
        onDone={() => {
          onClose()
          router.refresh()
        }}
      >
        <div className="fields two">
          <TextInput
            className="full"
            name="name"
            label={t('opportunityName')}
            required
            maxLength={100}
            defaultValue={opportunity?.name}
          />
          <SelectInput
            name="state"
            label={t('opportunityState')}
            required
            options={opportunityStates.map((value) => ({ value, label: states(value) }))}
            defaultValue={opportunity?.state ?? 'open'}
          />
          <MoneyInput
            name="amount"
            label={t('opportunityAmount')}
            empty="null"
            defaultValue={opportunity?.amountFen}
          />
          <DateInput
            name="closesOn"
            label={t('opportunityCloses')}
            empty="null"
            defaultValue={opportunity?.closesOn}
          />
          <SearchInput
            name="salesRepId"
            label={t('opportunitySeller')}
            empty="null"
            search={salesPeople}
            defaultValue={
              opportunity?.salesRepId
                ? { value: opportunity.salesRepId, label: opportunity.salesRepName ?? '' }
                : null
            }
          />
          <TextArea
            className="full"
            name="note"
            label={t('opportunityNote')}
            empty="null"
            rows={2}
            maxLength={1000}
            defaultValue={opportunity?.note ?? ''}
          />
        </div>
        <fieldset className="mt-3">
          <legend className="mb-2 font-semibold">{t('takesPart')}</legend>
          {roles.map(({ postId, role }, at) => (
            <div key={postId} className="row g3 mb-2">
              <span className="grow">{people.find((one) => one.value === postId)?.label ?? '—'}</span>
              <select
                className="inp"
                aria-label={t('roleOf', { name: people.find((one) => one.value === postId)?.label ?? '' })}
                value={role}
                onChange={(event) =>
                  setRoles(roles.map((one, i) => (i === at ? { ...one, role: event.target.value } : one)))
                }
              >
                {buyingRoles.codes.map((code) => (
                  <option key={code} value={code}>
                    {roleWords(code as 'user')}
                  </option>
                ))}
              </select>
              <Button
                look="ghost"
                square
                icon="x"
                aria-label={t('leaveOut', { name: people.find((one) => one.value === postId)?.label ?? '' })}
                onClick={() => setRoles(roles.filter((one) => one.postId !== postId))}
              />
            </div>
          ))}
          <select
            className="inp"
            aria-label={t('addTakesPart')}
            value=""
            onChange={(event) =>
              event.target.value && setRoles([...roles, { postId: event.target.value, role: 'influencer' }])
            }
          >
            <option value="">{t('addTakesPart')}</option>
            {people
              .filter(({ value, ended }) => !ended && !inIt.has(value))
              .map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
          </select>
        </fieldset>
        <footer>
          <SubmitButton>{t('save')}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}
