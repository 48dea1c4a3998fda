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
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const submit = useRef<HTMLButtonElement>(null)
  const withPeople = props.people.length > 0
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
        <SignInForm
          next={props.next}
          signedOut={props.signedOut}
          username={username}
          password={password}
          submit={submit}
          onUsername={setUsername}
          onPassword={setPassword}
        />
      </section>
      {withPeople && (
        <DemonstrationPeople
          people={props.people}
          chosen={username}
          onChoose={(person) => {
            setUsername(person.username)
            setPassword(props.demonstrationPassword ?? '')
            submit.current?.focus()
          }}
        />
      )}
    </div>
  )
}
