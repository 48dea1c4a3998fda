import type { Counterpart } from '@/lib/areas/visits/schema'

/** `季明远 采购经理、柳时雨` → people met who are not on file; the first blank parts name and post. */
export function othersFrom(typed: string): Counterpart[] {
  return typed
    .split(/[、,，;；\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [name = '', ...title] = one.split(/\s+/)
      return { postId: null, name: name.slice(0, 60), title: title.join(' ').slice(0, 60) }
    })
}

/** People met as one types them. */
export function othersText(people: readonly Pick<Counterpart, 'name' | 'title'>[]): string {
  return people.map(({ name, title }) => [name, title].filter(Boolean).join(' ')).join('、')
}
