'use client'

import { useTranslations } from 'next-intl'

import type { Section } from '@/lib/core/forms/definition'
import { boxesOf, rowsOf } from '@/lib/core/forms/layout'
import { isEmpty, isMasked } from '@/lib/core/forms/values'

import { FieldBox } from './field-box'
import { useSheet } from './sheet-context'
import { SignatureRow } from './signature-cell'

/** Address of a section on the page. */
export function sectionId(id: string, section: string): string {
  return `${id}-s-${section}`
}

/** The boxes of the paper, section under section, with the signatures at the foot. */
export function PaperSections() {
  const { form, id } = useSheet()
  return (
    <>
      <div className="pf">
        {Object.entries(form.sections).map(([name, section]) => (
          <SectionBoxes key={name} name={name} section={section} anchor={sectionId(id, name)} />
        ))}
      </div>
      <SignatureRow />
    </>
  )
}

function SectionBoxes({ name, section, anchor }: { name: string; section: Section; anchor: string }) {
  const t = useTranslations('forms.sheet')
  const { words } = useSheet()
  const personal = Object.values(section.fields).some((field) => field.personal)
  const rows = rowsOf(boxesOf(section.fields), 'span')
  return (
    <>
      <h3 className="h" id={anchor}>
        {words.form.sections[name] ?? name}
        {section.copies ? (
          <CopyButton copies={section.copies} />
        ) : (
          personal && <span className="meta">{t('personalSection')}</span>
        )}
      </h3>
      {rows.flat().map((box) => (
        <FieldBox key={box.name} box={box} />
      ))}
    </>
  )
}

/** Copies answers of another section, where they may be seen. */
function CopyButton({ copies }: { copies: Readonly<Record<string, string>> }) {
  const t = useTranslations('forms.sheet')
  const { form, words, store, tools } = useSheet()
  const source = Object.values(copies)[0] ?? ''
  const from = Object.entries(form.sections).find(([, s]) => source in s.fields)?.[0] ?? ''
  function copy() {
    const { answers } = store.get()
    const open = Object.entries(copies).filter(
      ([target, name]) =>
        tools.locks?.fields[target] === undefined &&
        !isMasked(answers[name]) &&
        !isEmpty(answers[name]) &&
        !isMasked(answers[target]),
    )
    store.merge(Object.fromEntries(open.map(([target, name]) => [target, answers[name]])))
  }
  return (
    <button type="button" className="btn s ghost cp" onClick={copy}>
      {t('copyFrom', { section: words.form.sections[from] ?? from })}
    </button>
  )
}
