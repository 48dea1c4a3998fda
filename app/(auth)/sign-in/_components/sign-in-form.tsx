'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useAwake } from '@/components/ui/use-awake'
import { type Refusal, requestSignIn } from './request-sign-in'

/** Name and password. What went wrong stands above the button; while waiting is asked for, the button counts down. */
export function SignInForm(props: {
  next: string
  signedOut: boolean
  /** The form itself, so that others may fill it in. */
  form: RefObject<HTMLFormElement | null>
}) {
  const t = useTranslations('auth')
  const awake = useAwake()
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const left = useCountdown(refusal?.kind === 'wait' ? refusal : null)
  const passwordField = useRef<HTMLInputElement>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setRefusal(null)
    const typed = new FormData(props.form.current ?? undefined)
    const answer = await requestSignIn(String(typed.get('username')), String(typed.get('password')))
    if (answer === 'ok') {
      window.location.assign(props.next)
      return
    }
    setBusy(false)
    setRefusal(answer)
    passwordField.current?.focus()
    passwordField.current?.select()
  }

  return (
    // Sent without its scripts, the form must not put a password into an address.
    <form
      ref={props.form}
      method="post"
      action="/api/auth/callback/credentials"
      onSubmit={(event) => void submit(event)}
      noValidate
      aria-describedby="sign-in-message"
    >
      <div className="pf mt-4">
        <div className="c s12">
          <label htmlFor="username">{t('username')}</label>
          <input
            id="username"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={100}
          />
        </div>
        <div className="c s12">
          <label htmlFor="password">{t('password')}</label>
          <input
            ref={passwordField}
            id="password"
            name="password"
            type={shown ? 'text' : 'password'}
            autoComplete="current-password"
            required
            maxLength={128}
          />
          <button
            type="button"
            className="text-accent shrink-0 px-3 text-[13px]"
            aria-pressed={shown}
            aria-controls="password"
            onClick={() => setShown(!shown)}
          >
            {shown ? t('hide') : t('show')}
          </button>
        </div>
      </div>
      <div id="sign-in-message" className="min-h-10 py-2 text-[13px]" aria-live="polite">
        {refusal ? (
          <p className="note bad">
            {refusal.kind === 'wait' ? t('tooMany', { seconds: left }) : t(refusal.kind)}
          </p>
        ) : (
          props.signedOut && <p className="note">{t('signedOut')}</p>
        )}
      </div>
      <Button
        type="submit"
        look="pri"
        size="l"
        className="w-full"
        disabled={busy || left > 0}
        asleep={!awake}
      >
        {left > 0 ? t('waitSeconds', { seconds: left }) : busy ? t('signingIn') : t('signIn')}
      </Button>
      <p className="meta pt-3">{t('forgotten')}</p>
      <noscript>
        <p className="note warn">{t('needsScript')}</p>
      </noscript>
    </form>
  )
}

/** Seconds left until a refusal lets one try again; 0 when it does. */
function useCountdown(refusal: { until: number } | null): number {
  const [left, setLeft] = useState(0)
  const until = refusal?.until ?? 0
  useEffect(() => {
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)))
    tick()
    if (until <= Date.now()) return
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [until])
  return left
}
