/** Why signing in did not work, as the form says it. */
export type Refusal = { kind: 'wrong' } | { kind: 'unreachable' } | { kind: 'wait'; until: number }

/** Sends name and password to the sign-in endpoint. */
export async function requestSignIn(username: string, password: string): Promise<'ok' | Refusal> {
  try {
    const token = (await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json()) as {
      csrfToken: string
    }
    const body = new URLSearchParams({ username, password, csrfToken: token.csrfToken, json: 'true' })
    const answer = await fetch('/api/auth/callback/credentials', { method: 'POST', body })
    if (answer.ok) return 'ok'
    const { url } = (await answer.json()) as { url?: string }
    return refusalOf(url ? new URL(url, window.location.href).searchParams.get('error') : null)
  } catch {
    return { kind: 'unreachable' }
  }
}

function refusalOf(error: string | null): Refusal {
  const seconds = /^wait:(\d+)$/.exec(error ?? '')?.[1]
  if (seconds) return { kind: 'wait', until: Date.now() + Number(seconds) * 1000 }
  return { kind: error === 'CredentialsSignin' ? 'wrong' : 'unreachable' }
}
