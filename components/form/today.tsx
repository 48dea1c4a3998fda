'use client'

import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react'

import { type BusinessDate, dateIn } from '@/lib/core/dates'

/** The server's day, its time zone, and the milliseconds its clock is ahead of this device's. */
type Clock = { day: BusinessDate; zone: string; ahead: number }

const Today = createContext<Clock | null>(null)

const msAhead = (at: string) => new Date(at).getTime() - Date.now()
const never = () => () => undefined

/** Tells the inputs below the server's moment and time zone: a device whose own clock is wrong says the right day too. */
export function TodayProvider({ at, zone, children }: { at: string; zone: string; children: ReactNode }) {
  const [clock] = useState<Clock>(() => ({ day: dateIn(zone, new Date(at)), zone, ahead: msAhead(at) }))
  return <Today.Provider value={clock}>{children}</Today.Provider>
}

/** The business day, which goes on at midnight; without a provider this device's day in Shanghai. */
export function useToday(): BusinessDate {
  const clock = useContext(Today)
  const own = () => dateIn(clock?.zone ?? 'Asia/Shanghai', new Date(Date.now() + (clock?.ahead ?? 0)))
  // What the server drew stands until the page is awake, though midnight passed in between.
  return useSyncExternalStore(never, own, () => clock?.day ?? own())
}
