import { Link } from './link'
import type { ComponentProps, ReactNode } from 'react'

import { classNames } from './class-names'
import { Icon, type IconName } from './icon'

export type ButtonLook = {
  /** `pri` once a region: the next right step. */
  look?: 'plain' | 'pri' | 'ghost' | 'bad'
  size?: 's' | 'l'
  icon?: IconName
  /** Only an icon: then `aria-label` must say what it does. */
  square?: boolean
}

/** The classes of a button, for elements other libraries render. */
export function buttonClass({ look = 'plain', size, square }: ButtonLook, extra?: string): string {
  return classNames('btn', look !== 'plain' && look, size, square && 'sq', extra)
}

/** A verb that does something here. `asleep`: its page is not awake yet (use-awake.ts); it takes no press and looks as ever. */
export function Button({
  look,
  size,
  icon,
  square,
  className,
  children,
  type = 'button',
  disabled,
  asleep,
  ...rest
}: ButtonLook & ComponentProps<'button'> & { asleep?: boolean }) {
  return (
    <button
      type={type}
      className={buttonClass({ look, size, square }, className)}
      disabled={disabled || asleep}
      data-asleep={(asleep && !disabled) || undefined}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** A verb that leads somewhere. `disabled` keeps its place but goes nowhere. */
export function ButtonLink({
  look,
  size,
  icon,
  square,
  className,
  children,
  disabled,
  href,
  ...rest
}: ButtonLook & ComponentProps<typeof Link> & { disabled?: boolean; children?: ReactNode }) {
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      {children}
    </>
  )
  if (disabled)
    return (
      <span
        className={buttonClass({ look, size, square }, classNames('off', className))}
        aria-disabled="true"
      >
        {inside}
      </span>
    )
  return (
    <Link href={href} className={buttonClass({ look, size, square }, className)} {...rest}>
      {inside}
    </Link>
  )
}
