const A_YEAR_SECONDS = 31_536_000

/** Keeps a choice of this browser in a cookie the server reads; null forgets it. */
export function rememberChoice(name: string, value: string | null): void {
  const secure = location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `${name}=${value ?? ''}; path=/; max-age=${value === null ? 0 : A_YEAR_SECONDS}; samesite=lax${secure}`
}
