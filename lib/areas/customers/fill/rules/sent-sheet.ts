import type { Answers, Paper } from '@/lib/core/forms/definition'

/** The sheet as the customer's browser gets it: nothing of ours beyond what stands in it. */
export type SentSheet = {
  formId: string
  customer: string
  sender: string
  note: string | null
  until: string
  paper: Paper
  answers: Answers
  version: number
  savedAt: string | null
}
