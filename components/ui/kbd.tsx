/** A key as printed on the keyboard; nothing on a phone. */
export function Kbd({ children }: { children: string }) {
  return <kbd className="desk-only">{children}</kbd>
}
