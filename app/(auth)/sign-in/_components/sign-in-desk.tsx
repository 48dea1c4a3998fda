'use client'

import { type ReactNode, useRef, useState } from 'react'
import { DemonstrationPeople, type DemonstrationPerson } from './demonstration-people'
import { SignInForm } from './sign-in-form'

/** The sheet to sign in on and, in the demonstration, the people to sign in as. */
export function SignInDesk(props: {
  next: string
  signedOut: boolean
  people: DemonstrationPerson[]
  demonstrationPassword: string | null
  children: ReactNode
}) {
  const form = useRef<HTMLFormElement>(null)
  const [chosen, setChosen] = useState('')
  const withPeople = props.people.length > 0
  function choose({ username }: DemonstrationPerson) {
    setChosen(username)
    const fields = form.current?.elements
    const put = (name: string, value: string) => {
      const field = fields?.namedItem(name)
      if (field instanceof HTMLInputElement) field.value = value
    }
    put('username', username)
    put('password', props.demonstrationPassword ?? '')
    form.current?.querySelector<HTMLButtonElement>('button[type=submit]')?.focus()
  }
  return (
    <div
      className={
        withPeople
          ? 'grid w-full max-w-[940px] items-start gap-5 lg:grid-cols-[380px_minmax(0,1fr)]'
          : 'w-full max-w-[380px]'
      }
    >
      <section className="paper max-sm:px-5">
        {props.children}
        <SignInForm next={props.next} signedOut={props.signedOut} form={form} />
      </section>
      {withPeople && <DemonstrationPeople people={props.people} chosen={chosen} onChoose={choose} />}
    </div>
  )
}
