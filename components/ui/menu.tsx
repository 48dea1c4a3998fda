'use client'

import { Menu as BaseMenu } from '@base-ui/react/menu'
import { Link } from './link'
import type { ReactElement } from 'react'

import { classNames } from './class-names'
import { Icon, type IconName } from './icon'

/** One entry of a menu: an address or a deed. `line` draws a rule above it. */
export type MenuEntry = {
  label: string
  icon?: IconName
  hint?: string
  bad?: boolean
  line?: boolean
  disabled?: boolean
} & ({ href: string } | { onSelect: () => void })

/** A menu of verbs under a trigger. */
export function Menu({
  trigger,
  entries,
  align = 'end',
  side = 'bottom',
  defaultOpen,
}: {
  trigger: ReactElement
  entries: MenuEntry[]
  align?: 'start' | 'end'
  side?: 'top' | 'bottom'
  defaultOpen?: boolean
}) {
  return (
    <BaseMenu.Root defaultOpen={defaultOpen}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner className="float" align={align} side={side} sideOffset={4}>
          <BaseMenu.Popup className="pop menu">
            {entries.map((entry) => (
              <Entry key={entry.label} entry={entry} />
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  const className = classNames('it', entry.bad && 'bad')
  const inside = (
    <>
      {entry.icon && <Icon name={entry.icon} />}
      {entry.label}
      {entry.hint && <kbd>{entry.hint}</kbd>}
    </>
  )
  return (
    <>
      {entry.line && <hr />}
      {'href' in entry && !entry.disabled ? (
        <BaseMenu.LinkItem className={className} closeOnClick render={<Link href={entry.href} />}>
          {inside}
        </BaseMenu.LinkItem>
      ) : (
        <BaseMenu.Item
          className={className}
          disabled={entry.disabled}
          onClick={'onSelect' in entry ? entry.onSelect : undefined}
        >
          {inside}
        </BaseMenu.Item>
      )}
    </>
  )
}
