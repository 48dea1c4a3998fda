import { useRouter } from 'next/navigation'

/** Leaves for the sign-in page, which leads back here: the session has ended and nothing typed stands on this page. */
export function useToSignIn(): () => void {
  const router = useRouter()
  return () => router.push(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
}
