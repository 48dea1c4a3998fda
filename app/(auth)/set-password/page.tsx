import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { LinkSheet } from './_components/link-sheet'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('setPassword') }
}

/** Where a one-time link leads. Its secret stands behind the # and never reaches a log. */
export default function SetPasswordPage() {
  return (
    <ClientMessages also={['auth']}>
      <section className="paper w-full max-w-[420px] max-sm:px-5">
        <LinkSheet />
      </section>
    </ClientMessages>
  )
}
