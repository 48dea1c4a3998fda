import { PgBoss } from 'pg-boss'
import { newId } from './audit'
import { businessZone } from './clock'
import type { SqlTx } from './db'
import { env } from './env'
import { log } from './log'

/** What a job is given: its payload, its own id, which attempt this is, and a signal that asks it to stop. */
export type JobRun = { jobId: string; attempt: number; signal: AbortSignal }

/** One kind of work done apart from requests. A job may run again after a crash: its effect must be once. */
export type JobDefinition = {
  /** Dotted, e.g. `customers.import`. */
  name: string
  run: (payload: Record<string, unknown>, job: JobRun) => Promise<void>
  /** Five-field cron in the business time zone; a tick missed while nothing ran is made up once. */
  cron?: string
  /** Seconds until a run counts as dead and is tried again. */
  seconds?: number
  retries?: number
  /** Runs at once in one process. */
  concurrency?: number
}

/** Seconds between two looks for work: where whoever hands it in is heard, and where the ear could not be opened. */
const LOOKS = { told: 10, untold: 0.5 }
/** Seconds of silence after which a run counts as dead; a run that lives speaks up twice as often. */
const HEARTBEAT = 60
const SCHEMA = 'pgboss'
type Started = { boss: PgBoss; queues: Set<string> }
const store = globalThis as unknown as { __dakehuJobs?: Promise<Started> }

async function open(worker: boolean): Promise<Started> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    options: '-c TimeZone=UTC',
    schema: SCHEMA,
    createSchema: false,
    max: worker ? 4 : 2,
    supervise: worker,
    schedule: worker,
    registerInstance: worker,
    useListenNotify: worker,
    maintenanceIntervalSeconds: 300,
  })
  boss.on('error', (error) => log.error({ error }, 'job queue'))
  boss.on('warning', (warning) => log.warn({ warning: warning.message }, 'job queue'))
  await boss.start({ attempts: 5 })
  return { boss, queues: new Set() }
}

/** The sending side: no timers, opened on first use. */
function sender(): Promise<Started> {
  return (store.__dakehuJobs ??= open(false).catch((error: unknown) => {
    delete store.__dakehuJobs
    throw error
  }))
}

/** Job names hold dots; all jobs of one name and key are one while they wait or run. */
async function ensureQueue(
  { boss, queues }: Started,
  name: string,
  definition?: JobDefinition,
): Promise<void> {
  if (queues.has(name)) return
  await boss.createQueue(name, { policy: 'exclusive', notify: true })
  if (definition)
    await boss.updateQueue(name, {
      expireInSeconds: definition.seconds ?? 900,
      retryLimit: definition.retries ?? 2,
      retryBackoff: true,
      // A process that was killed says nothing: whoever supervises gives its work to the next.
      heartbeatSeconds: HEARTBEAT,
      notify: true,
    })
  queues.add(name)
}

/**
 * Hands work to the queue inside the caller's transaction: rolled back with it, seen only after its commit.
 * With `key`, a second job of the same name and key is not made while the first waits or runs.
 */
export async function enqueue(
  tx: SqlTx,
  name: string,
  payload: Record<string, unknown>,
  key?: string,
): Promise<void> {
  const started = await sender()
  await ensureQueue(started, name)
  const inside = {
    executeSql: async (text: string, values?: unknown[]) => ({ rows: await tx.query(text, values ?? []) }),
  }
  await started.boss.send(name, payload, { singletonKey: key ?? newId(), db: inside })
}

/** Starts taking work; `stop` lets running jobs end (30 s) and then asks them to. */
export async function startWorker(
  definitions: readonly JobDefinition[],
): Promise<{ stop: () => Promise<void> }> {
  const started = await open(true)
  const { boss } = started
  for (const definition of definitions) {
    await ensureQueue(started, definition.name, definition)
    await boss.work<Record<string, unknown>>(
      definition.name,
      {
        localConcurrency: definition.concurrency ?? 1,
        // Somebody waits for what he has started; nobody for what the clock starts.
        pollingIntervalSeconds: definition.cron ? 5 : LOOKS.untold,
        notifyPollingIntervalSeconds: LOOKS.told,
      },
      async ([job]) => {
        if (!job) return
        await definition
          .run(job.data ?? {}, { jobId: job.id, attempt: job.retryCount + 1, signal: job.signal })
          .catch((error: unknown) => {
            log.error({ error, job: definition.name, jobId: job.id }, 'job failed')
            throw error
          })
      },
    )
    if (definition.cron)
      await boss.schedule(definition.name, definition.cron, {}, { tz: businessZone(), missed: 'once' })
    else await boss.unschedule(definition.name)
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 30_000 }) }
}

/** Closes the sending side (shutdown and tests). */
export async function closeJobs(): Promise<void> {
  const started = store.__dakehuJobs
  delete store.__dakehuJobs
  if (started) await (await started).boss.stop({ graceful: false })
}
