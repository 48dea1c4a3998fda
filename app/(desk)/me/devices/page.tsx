import { redirect } from 'next/navigation'

/** The devices one is signed in on stand on the page of oneself. */
export default function MyDevices() {
  redirect('/profile#devices')
}
