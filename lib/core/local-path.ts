/** A path inside the product to go on to after signing in; `/` for anything that could lead elsewhere. */
export function localPath(asked: string | string[] | undefined): string {
  if (typeof asked !== 'string' || !/^\/(?![/\\])[\w\-./?=&%~:,]*$/.test(asked)) return '/'
  return asked.startsWith('/sign-in') ? '/' : asked
}
