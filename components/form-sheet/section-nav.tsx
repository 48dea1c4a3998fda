'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'

import { completeness } from '@/lib/core/forms/completeness'
import { fieldsOf } from '@/lib/core/forms/definition'

import { sectionId } from './paper-sections'
import { useSheet, useSheetState } from './sheet-context'

/** Sections at the left: how far each is filled, or how much is wrong in it. */
export function SectionNav() {
  const t = useTranslations('forms.sheet')
  const { form, words, id, signatures } = useSheet()
  const { answers, problems } = useSheetState()
  const counts = completeness(form, answers).sections
  const sections = Object.keys(form.sections)
  const current = useCurrent(sections.map((name) => sectionId(id, name)))
  const sectionOf = new Map(fieldsOf(form).map((f) => [f.name, f.section]))
  const steps = Object.entries(form.signOff).filter(([, step]) => !step.inBody)
  const signed = steps.filter(([step]) => signatures[step]?.state === 'signed').length
  return (
    <nav className="toc" aria-label={t('contents')}>
      {sections.map((name) => {
        const wrong = problems.filter((p) => sectionOf.get(p.field) === name).length
        const { filled, total } = counts[name] ?? { filled: 0, total: 0 }
        return (
          <a
            key={name}
            href={`#${sectionId(id, name)}`}
            aria-current={current === sectionId(id, name) ? 'true' : undefined}
          >
            {words.form.sections[name] ?? name}
            {wrong > 0 ? (
              <span className="c e">{t('errorsIn', { count: wrong })}</span>
            ) : (
              total > 0 && <span className="c">{t('filledOf', { filled, total })}</span>
            )}
          </a>
        )
      })}
      {steps.length > 0 && (
        <a href="#signatures">
          {t('signatures')}
          <span className="c">{t('filledOf', { filled: signed, total: steps.length })}</span>
        </a>
      )}
    </nav>
  )
}

/** The section whose head was passed last while scrolling. */
function useCurrent(ids: string[]): string | undefined {
  const [current, setCurrent] = useState(ids[0])
  const key = ids.join(' ')
  useEffect(() => {
    const heads = key.split(' ').flatMap((id) => document.getElementById(id) ?? [])
    const seen = new Set<string>()
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) seen.add(target.id)
          else seen.delete(target.id)
        }
        const top = heads.find((head) => seen.has(head.id))
        if (top) setCurrent(top.id)
      },
      { rootMargin: '-110px 0px -50% 0px' },
    )
    for (const head of heads) observer.observe(head)
    return () => observer.disconnect()
  }, [key])
  return current
}
