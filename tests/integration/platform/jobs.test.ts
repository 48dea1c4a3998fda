import { afterAll, afterEach, expect, test } from 'vitest'
import { sqlTransaction } from '@/lib/core/db'
import { closeJobs, enqueue, startWorker } from '@/lib/core/jobs'

const NAME = 'test.wake-up'
let done: unknown[] = []
let worker: Awaited<ReturnType<typeof startWorker>> | null = null

async function start() {
  done = []
  worker = await startWorker([{ name: NAME, run: async ({ nth }) => void done.push(nth) }])
}

async function stop() {
  await worker?.stop()
  worker = null
}

/** Far less than the time between two looks of a worker that is told of work. */
const SOON = { timeout: 9000, interval: 20 }

afterEach(stop)
afterAll(closeJobs)

test('work is begun as soon as its transaction ends, however seldom the worker looks by itself', async () => {
  // The first start makes the queue; from the second on the worker knows that it will be told.
  await start()
  await stop()
  await start()
  for (const nth of [1, 2, 3]) {
    await sqlTransaction((tx) => enqueue(tx, NAME, { nth }))
    await expect.poll(() => done, SOON).toContain(nth)
  }
  expect(done).toEqual([1, 2, 3])
})

test('work handed in by a transaction that came to nothing is never begun', async () => {
  await start()
  const failed = sqlTransaction(async (tx) => {
    await enqueue(tx, NAME, { nth: 'never' })
    throw new Error('came to nothing')
  })
  await expect(failed).rejects.toThrow('came to nothing')
  await sqlTransaction((tx) => enqueue(tx, NAME, { nth: 'after' }))
  await expect.poll(() => done, SOON).toEqual(['after'])
})
