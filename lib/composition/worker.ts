import { closeDb } from '@/lib/core/db'
import { closeJobs, startWorker } from '@/lib/core/jobs'
import { jobs } from './jobs'

/** What the program around the application calls before it ends (scripts/lib/serve.mjs). */
const around = globalThis as { __dakehuShutdown?: (() => Promise<void>)[] }

/** Takes jobs in this process until it is asked to end; running jobs may finish first. */
export async function takeJobs(): Promise<{ stop: () => Promise<void> }> {
  const worker = await startWorker(jobs)
  const stop = async () => {
    await worker.stop()
    await closeJobs()
    await closeDb()
  }
  around.__dakehuShutdown = [...(around.__dakehuShutdown ?? []), stop]
  return { stop }
}
