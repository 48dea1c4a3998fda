'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

import { Button, type ButtonLook } from '@/components/ui/button'
import { useAwake } from '@/components/ui/use-awake'

import { useFormState } from './form-context'

/** Sends the form around it: once the page is awake. While it is under way it says so and takes no second press. */
export function SubmitButton({
  children,
  look = 'pri',
  disabled,
  ...rest
}: ButtonLook & { children: ReactNode; disabled?: boolean; className?: string }) {
  const t = useTranslations('form')
  const awake = useAwake()
  const pending = useFormState()?.pending ?? false
  return (
    <Button
      type="submit"
      look={look}
      disabled={disabled}
      asleep={!awake}
      aria-disabled={pending || undefined}
      {...rest}
    >
      {children}
      <span className="vh" role="status">
        {pending ? t('saving') : ''}
      </span>
    </Button>
  )
}
