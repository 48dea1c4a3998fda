import { classNames } from './class-names'

/** The first character of a name in a disc. `quiet` for people other than the one signed in. */
export function Avatar({ name, size, quiet }: { name: string; size?: 's' | 'l'; quiet?: boolean }) {
  return (
    <span className={classNames('ava', size, quiet && 'q')} aria-hidden="true">
      {[...name.trim()][0]}
    </span>
  )
}
