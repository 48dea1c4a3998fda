import { redirect } from 'next/navigation'

/** Oneself lives at /profile. */
export default function Me() {
  redirect('/profile')
}
