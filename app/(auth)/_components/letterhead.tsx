import { useTranslations } from 'next-intl'

/** Head of a sheet: the chop, the name of the product, what the sheet is for. */
export function Letterhead({ title }: { title: string }) {
  const t = useTranslations('shell')
  return (
    <header className="grid justify-items-center gap-3 pb-2 text-center">
      <span
        className="bg-seal rounded-2 grid size-12 place-items-center font-serif text-[30px] leading-none font-semibold text-(--on-seal)"
        aria-hidden="true"
      >
        {t('chop')}
      </span>
      <span className="meta tracking-[0.16em]">{t('brandFull')}</span>
      <h1 className="indent-[0.2em] font-serif text-[22px] leading-8 font-semibold tracking-[0.2em]">
        {title}
      </h1>
    </header>
  )
}
