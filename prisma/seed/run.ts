import { closeDb } from '@/lib/core/db'
import { loadDemonstration } from './load'

/* Loads the demonstration. DATABASE_OWNER_URL is the owner's address, DATABASE_URL the product's. */
const url = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL
if (!url) throw new Error('DATABASE_URL is not set')
try {
  await loadDemonstration(url, (line) => process.stdout.write(`demonstration: ${line}\n`))
} finally {
  await closeDb()
}
