import { inject } from 'vitest'
import { cloneDatabase, type TestDatabase } from '@/scripts/lib/test-server.mjs'

let made = 0
let own: TestDatabase | undefined

/** A fresh, migrated, empty database; drop it when done. Every test file already has one: see `testDatabase`. */
export function createTestDatabase(): Promise<TestDatabase> {
  return cloneDatabase(inject('testServer'), `test_${process.pid}_${++made}`)
}

/** The database of this test file, which the product's own code is connected to. */
export function testDatabase(): TestDatabase {
  if (!own) throw new Error('Only integration tests have a database.')
  return own
}

/** For the set-up of a test file. */
export function useDatabase(database: TestDatabase | undefined): void {
  own = database
}
