'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { SearchInput } from '@/components/form/search-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import { toast } from '@/components/ui/toast-store'
import type { HandOverPreview } from '@/lib/areas/admin/hand-over/queries'
import { colleagueSearch } from '../../_components/colleague-search'
import { handOver } from '../../../actions'

/** Chooses branches and the receiver; the button says how many go over. */
export function HandOverForm({ preview }: { preview: HandOverPreview }) {
  const t = useTranslations('people')
  const router = useRouter()
  const { from, branches } = preview
  const named = branches.filter((branch) => branch.branchId !== null)
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const going = branches.filter((branch) => !out.has(branch.branchId ?? ''))
  const count = going.reduce((sum, branch) => sum + branch.count, 0)
  const branchIds = out.size === 0 ? [] : going.flatMap((branch) => branch.branchId ?? [])
  function toggle(id: string) {
    const next = new Set(out)
    if (!next.delete(id)) next.add(id)
    setOut(next)
  }
  return (
    <section className="sheet pad">
      <p className="sub mb-3">{t('handOverLead', { name: from.name })}</p>
      <ActionForm
        action={handOver}
        fixed={{ fromPersonId: from.id, branchIds, count }}
        success={null}
        onDone={(value) => {
          toast({ text: t('handedOver', { count: value.count }), tone: 'ok' })
          router.refresh()
        }}
      >
        <div className="fields">
          <table className="led dense">
            <thead>
              <tr>
                <th>{t('branches')}</th>
                <th className="num">{t('customers')}</th>
              </tr>
            </thead>
            <tbody>
              {branches.map((branch) => (
                <tr key={branch.branchId ?? branch.name}>
                  <td>
                    <label className="row">
                      {branch.branchId && named.length > 1 && (
                        <input
                          type="checkbox"
                          className="chk"
                          checked={!out.has(branch.branchId)}
                          onChange={() => toggle(branch.branchId ?? '')}
                        />
                      )}
                      {branch.name} {branch.branchId === null && t('noBranch')}
                    </label>
                  </td>
                  <td className="num">{branch.count}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td>{t('total')}</td>
                <td className="num">{count}</td>
              </tr>
            </tfoot>
          </table>
          <SearchInput name="toPersonId" label={t('receiver')} required search={colleagueSearch} />
          <TextInput name="reason" label={t('reason')} hint={t('handOverReason')} required maxLength={500} />
          <SubmitButton>{t('handOverSubmit', { count })}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  )
}
