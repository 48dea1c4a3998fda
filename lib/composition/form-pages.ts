import { fieldsOf } from '@/lib/core/forms/definition'
import { wordsOf } from '@/lib/core/forms/words'
import { en } from '@/lib/messages/en'
import { zhCN } from '@/lib/messages/zh-CN'
import { formIds, formOf } from './form-registry'

type Words = { zh: string; en: string }

export type FormPage = {
  id: string
  version: number
  secrecy: number
  name: Words
  fields: { name: string; section: Words; kind: string; required: boolean; personal: boolean; label: Words }[]
  signatures: { step: string; label: Words; posts: readonly string[] }[]
}

/** Every form as the API tells it: fields in the order of the paper, labels in both languages. */
export function formPages(): FormPage[] {
  return formIds.map((id) => {
    const form = formOf(id)!
    const words = { zh: wordsOf(zhCN.forms, id).form, en: wordsOf(en.forms, id).form }
    const both = (pick: (of: typeof words.zh) => string | undefined, fallback: string): Words => ({
      zh: pick(words.zh) ?? fallback,
      en: pick(words.en) ?? fallback,
    })
    return {
      id,
      version: form.version,
      secrecy: form.secrecy,
      name: both((of) => of.name, id),
      fields: fieldsOf(form).map(({ name, section, field }) => ({
        name,
        section: both((of) => of.sections[section], section),
        kind: field.kind,
        required: field.required === true,
        personal: 'personal' in field && field.personal === true,
        label: both((of) => of.fields[name], name),
      })),
      signatures: Object.entries(form.signOff).map(([step, { posts }]) => ({
        step,
        label: both((of) => of.steps?.[step], step),
        posts,
      })),
    }
  })
}
