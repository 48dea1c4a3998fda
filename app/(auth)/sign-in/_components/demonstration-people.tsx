'use client'

import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Icon } from '@/components/ui/icon'

export type DemonstrationPerson = { username: string; name: string; unit: string; posts: string[] }

/** Everybody in the demonstration by unit; one press fills name and password. */
export function DemonstrationPeople({
  people,
  chosen,
  onChoose,
}: {
  people: DemonstrationPerson[]
  chosen: string
  onChoose: (person: DemonstrationPerson) => void
}) {
  const t = useTranslations('auth')
  const units = [...new Set(people.map((person) => person.unit))]
  return (
    <section className="sheet sec" aria-labelledby="demonstration-people">
      <header>
        <h2 id="demonstration-people">{t('demoPeople')}</h2>
        <span className="n">{t('demoHint')}</span>
      </header>
      <div className="grid gap-3 p-4 lg:max-h-[min(640px,calc(100dvh-220px))] lg:overflow-y-auto">
        {units.map((unit) => (
          <div key={unit}>
            <h3 className="meta pb-1">{unit}</h3>
            <ul className="grid gap-x-2 sm:grid-cols-2">
              {people
                .filter((person) => person.unit === unit)
                .map((person) => (
                  <li key={person.username}>
                    <button
                      type="button"
                      className="hover:bg-hover aria-pressed:bg-accent-wash rounded-2 flex min-h-11 w-full items-center gap-2 px-2 py-1 text-left"
                      aria-pressed={person.username === chosen}
                      onClick={() => onChoose(person)}
                    >
                      <Avatar name={person.name} quiet />
                      <span className="grow">
                        <b className="cut block font-medium">{person.name}</b>
                        <span className="meta cut block">{person.posts.join(' · ')}</span>
                      </span>
                      {person.username === chosen && <Icon name="check" />}
                    </button>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}
