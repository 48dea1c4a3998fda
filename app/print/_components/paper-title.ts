import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { wordsOf } from '@/lib/core/forms/words'
import { en } from '@/lib/messages/en'
import { zhCN } from '@/lib/messages/zh-CN'

/** Name of a form in the language of who looks. Throws when the catalogue does not know the form. */
export async function formName(formId: string): Promise<string> {
  const catalogue = (await getLocale()) === 'en' ? en.forms : zhCN.forms
  return wordsOf(catalogue, formId).form.name
}

/** Title of a printed paper, which the browser also offers as the name of its PDF: whose it is, and which form. */
export async function paperTitle(formId: string, whose?: string): Promise<Metadata> {
  return { title: [whose, await formName(formId)].filter(Boolean).join(' ') }
}
