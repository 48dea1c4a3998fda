'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { FormRead } from '@/components/form-sheet/form-read'
import { NextIntlClientProvider, useLocale, useMessages, useTimeZone } from 'next-intl'
import type { SentSheet } from '@/lib/areas/customers/fill/rules/sent-sheet'
import type { Answers } from '@/lib/core/forms/definition'

/** It is sent: thanks, and once more what was sent. The link opens nothing from now on. */
export function ThankYou({
  sheet,
  answers,
  when,
  messages,
}: {
  sheet: SentSheet
  answers: Answers
  when: string
  messages: Record<string, unknown>
}) {
  const t = useTranslations('fill')
  const format = useFormatter()
  const around = useMessages()
  const locale = useLocale()
  const timeZone = useTimeZone()
  const at = format.dateTime(new Date(when), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={{ ...around, forms: messages }}>
      <div className="fill-sheet">
        <div className="note ok fill-thanks" role="status">
          <h1>{t('thanks')}</h1>
          <p>{t('thanksBody', { sender: sheet.sender, at })}</p>
        </div>
        <FormRead form={{ ...sheet.paper, rules: {} }} messages={messages} answers={answers} />
      </div>
    </NextIntlClientProvider>
  )
}
