/** The entry the page belongs to: the longest href the path starts with, its query aside; `/` only for itself. */
export function currentHref(path: string, items: readonly { href: string }[]): string | undefined {
  return items
    .map((item) => item.href)
    .filter((href) => {
      const [place = href] = href.split('?')
      return path === place || (place !== '/' && path.startsWith(`${place}/`))
    })
    .sort((a, b) => b.length - a.length)[0]
}
