import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { openFolder } from '@/app/(desk)/customers/[customerId]/_components/folder'
import { othersText } from '@/components/visits/counterparts'
import { documentList } from '@/lib/areas/archive/documents/queries'
import { formA10, secrecyLevels } from '@/lib/areas/archive/forms/a10'
import { formA12 } from '@/lib/areas/customers/forms/a12'
import { formG3 } from '@/lib/areas/customers/forms/g3'
import { operatingRecord } from '@/lib/areas/customers/operations/queries'
import { formA8 } from '@/lib/areas/visits/forms/a8'
import { visitCard } from '@/lib/areas/visits/queries'
import { stampTime } from '@/lib/core/clock'
import { Paper } from './paper'
import { ProfilePapers } from './profile-papers'

type Opened = Awaited<ReturnType<typeof openFolder>>

function headOf({ folder }: Opened) {
  return {
    answers: {
      name: folder.name,
      fileNumber: folder.fileNumber,
      salesRep: folder.owner && { id: folder.owner.id, label: folder.owner.name },
    },
    heads: [folder.units.slice(-2).join(' '), '', folder.fileNumber],
    about: { name: folder.name, number: folder.fileNumber },
  }
}

/** 访问履历卡 on A4, every call a line; a card of more than five hundred calls in parts. */
async function CallCard({ opened, before }: { opened: Opened; before: string | null }) {
  const [card, t] = await Promise.all([
    visitCard(opened.viewer, opened.folder.id, before),
    getTranslations('visits'),
  ])
  if (!card) notFound()
  const { answers, heads, about } = headOf(opened)
  const [first, last] = [card.rows[0]?.visitedOn ?? '', card.rows.at(-1)?.visitedOn ?? '']
  const isPart = before !== null || card.earlier !== null
  const here = `/print/customers/${opened.folder.id}/${formA8.id}`
  const lines = card.rows.map(({ personName, counterparts, ...visit }) => ({
    ...visit,
    visitor: personName,
    counterparts: othersText(counterparts),
  }))
  return (
    <Paper
      viewer={opened.viewer}
      form={formA8}
      back={`/customers/${opened.folder.id}/visits`}
      answers={{ ...answers, visits: lines }}
      about={about}
      heads={isPart ? heads.toSpliced(1, 1, t('part', { first, last })) : heads}
      tools={
        isPart && (
          <>
            <span>{t('partNote', { count: card.rows.length, first, last })}</span>
            {card.earlier && <a href={`${here}?before=${card.earlier}`}>{t('partBefore')}</a>}
            {before && <a href={here}>{t('partNewest')}</a>}
          </>
        )
      }
    />
  )
}

/** 客户档案原始资料清单 on A4. */
async function DocumentPaper({ opened }: { opened: Opened }) {
  const [list, words] = await Promise.all([
    documentList(opened.viewer, opened.folder.id),
    getTranslations('forms.words'),
  ])
  if (!list) notFound()
  const { answers, heads, about } = headOf(opened)
  const documents = list.documents.map(({ slot, files, hidden, ...document }) => ({
    ...document,
    document: String(slot),
    files: [...files.map(({ name }) => name), ...Array.from({ length: hidden }, () => '＊')].join(
      words('listComma'),
    ),
  }))
  const keeping = { secrecy: secrecyLevels[list.secrecy], shelf: list.shelf }
  return (
    <Paper
      viewer={opened.viewer}
      form={formA10}
      back={`/customers/${opened.folder.id}/documents`}
      answers={{ ...answers, documents, ...keeping }}
      heads={heads}
      about={about}
    />
  )
}

/** 客户经营状况记录 of one month on A4. */
async function OperatingPaper({ opened, month }: { opened: Opened; month: string }) {
  const [record, t] = await Promise.all([
    operatingRecord(opened.viewer, opened.folder.id, month),
    getTranslations('operations'),
  ])
  if (!record) notFound()
  const { answers, heads, about } = headOf(opened)
  const { recordedBy, updatedAt, ...values } = record
  return (
    <Paper
      viewer={opened.viewer}
      form={formA12}
      back={`/customers/${opened.folder.id}/operations`}
      answers={{ ...answers, ...values }}
      signatures={{
        recorded: { state: 'signed', name: recordedBy, post: t('recordedBy'), at: stampTime(updatedAt) },
      }}
      heads={heads}
      about={about}
    />
  )
}

/** A paper the house keeps in rows of its own; null when the id is no such paper. */
export function keptPaper(
  opened: Opened,
  formId: string,
  {
    month = '',
    before,
    post,
    opportunity,
  }: Partial<Record<'month' | 'before' | 'post' | 'opportunity', string>>,
) {
  if (formId === formA8.id) return <CallCard opened={opened} before={before ?? null} />
  if (formId === formA10.id) return <DocumentPaper opened={opened} />
  if (formId === formA12.id) return <OperatingPaper opened={opened} month={month} />
  if (formId === formG3.id) return <ProfilePapers opened={opened} post={post} opportunity={opportunity} />
  return null
}
