export const ICONS = [
  'desk', 'people', 'warn', 'walk', 'line', 'truck', 'box', 'chart', 'gear', 'search', 'bell', 'help', 'r', 'l', 'd', 'u',
  'plus', 'check', 'x', 'dots', 'filter', 'cols', 'rows', 'phone', 'clock', 'file', 'lock', 'print', 'down', 'upl', 'back',
  'star', 'move', 'edit', 'cal', 'link', 'eye', 'no',
] as const // prettier-ignore
export type IconName = (typeof ICONS)[number]

/** A 16 px mask in the colour of the text. Without `label` it is decoration. */
export function Icon({
  name,
  large,
  label,
  className = '',
}: {
  name: IconName
  large?: boolean
  label?: string
  className?: string
}) {
  const classes = `i i-${name}${large ? ' l' : ''} ${className}`
  return label ? (
    <i className={classes} role="img" aria-label={label} />
  ) : (
    <i className={classes} aria-hidden="true" />
  )
}
