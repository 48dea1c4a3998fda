import type { SearchHit } from '@/components/shell/search-hit'
import { handedIn, inbox } from '@/lib/areas/approvals/queries'
import { customerSearch } from '@/lib/areas/customers/queries'
import { orderSearch } from '@/lib/areas/trade/search/queries'
import type { Locale } from '@/lib/core/locale'
import { may, type Viewer } from '@/lib/core/scope'
import { wordsIn } from '@/lib/core/words'
import { formPages } from './form-pages'
import { placesOf } from './navigation'

const MOST_PAPERS = 6
const MOST_FORMS = 6

function contains(text: string, typed: string): boolean {
  return text.toLowerCase().includes(typed.toLowerCase())
}

async function papersOf(viewer: Viewer, typed: string): Promise<SearchHit[]> {
  const [waiting, mine] = await Promise.all([inbox(viewer), handedIn(viewer)])
  const papers = new Map(
    [
      ...waiting.rows.map(({ id, title, customerName }) => ({ id, title, of: customerName })),
      ...mine.rows.map(({ id, title }) => ({ id, title, of: null })),
    ]
      .filter(({ title, of }) => contains(title, typed) || (of !== null && contains(of, typed)))
      .map((paper) => [paper.id, paper]),
  )
  return [...papers.values()].slice(0, MOST_PAPERS).map(({ id, title, of }) => ({
    group: 'documents',
    label: title,
    ...(of ? { detail: of } : {}),
    href: `/approvals/${id}`,
  }))
}

function formsOf(typed: string, locale: Locale): SearchHit[] {
  const found = formPages().filter(
    ({ id, name }) =>
      id.toLowerCase() === typed.toLowerCase() || contains(name.zh, typed) || contains(name.en, typed),
  )
  return found.slice(0, MOST_FORMS).map(({ id, name }) => ({
    group: 'forms',
    label: locale === 'en' ? name.en : name.zh,
    detail: id,
    href: `/forms#${id}`,
  }))
}

function pagesOf(viewer: Viewer, typed: string, locale: Locale): SearchHit[] {
  const words = wordsIn(locale)
  return placesOf(viewer)
    .map(({ name, href }): SearchHit => ({ group: 'pages', label: words.say(`nav.${name}`), href }))
    .filter(({ label }) => contains(label, typed))
}

/** Everything within the viewer's reach that a typed text finds: customers, orders, his papers, forms, pages. */
export async function searchAll(viewer: Viewer, typed: string, locale: Locale): Promise<SearchHit[]> {
  const text = typed.trim().normalize('NFKC')
  if (text === '') return []
  const [customers, orders, papers] = await Promise.all([
    may(viewer, 'customers.read') ? customerSearch(viewer, text) : [],
    orderSearch(viewer, text),
    papersOf(viewer, text),
  ])
  return [
    ...customers.map(({ id, name, fileNumber, unitName }): SearchHit => ({
      group: 'customers',
      label: name,
      detail: `${fileNumber} ${unitName}`,
      href: `/customers/${id}`,
    })),
    ...orders.map(({ id, number, customerName }): SearchHit => ({
      group: 'documents',
      label: number,
      detail: customerName,
      href: `/trade/orders/${id}`,
    })),
    ...papers,
    ...formsOf(text, locale),
    ...pagesOf(viewer, text, locale),
  ]
}
