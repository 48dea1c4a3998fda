'use client'

import { createContext, type ReactNode, useContext } from 'react'

import { type BusinessDate, dateIn } from '@/lib/core/dates'

const Today = createContext<BusinessDate | null>(null)

/** Tells the inputs below which business day it is. */
export function TodayProvider({ today, children }: { today: BusinessDate; children: ReactNode }) {
  return <Today.Provider value={today}>{children}</Today.Provider>
}

/** The business day; without a provider the browser's day in the business zone. */
export function useToday(): BusinessDate {
  return useContext(Today) ?? dateIn('Asia/Shanghai', new Date())
}
