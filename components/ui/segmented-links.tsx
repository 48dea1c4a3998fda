import { Link } from './link'

/** A choice of a few that is an address: 我的 / 下属. */
export function SegmentedLinks({
  label,
  options,
  current,
}: {
  label: string
  options: readonly { href: string; label: string }[]
  current: string
}) {
  return (
    <nav className="seg" aria-label={label}>
      {options.map((option) => (
        <Link
          key={option.href}
          href={option.href}
          aria-current={option.href === current ? 'true' : undefined}
        >
          {option.label}
        </Link>
      ))}
    </nav>
  )
}
