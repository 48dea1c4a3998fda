import { NotFoundNote } from '@/components/shell/not-found-note'

/** Unknown and forbidden look alike. */
export default function NotFound() {
  return (
    <main id="main" className="mx-auto">
      <NotFoundNote />
    </main>
  )
}
