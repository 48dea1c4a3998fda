import { type ChildProcess, spawn } from 'node:child_process'

export type Instance = {
  /** Sends a POST to the API of this process; null when the process is gone before it answers. */
  post: (path: string, token: string, body: unknown, key: string) => Promise<Answer | null>
  /** kill -9. */
  kill: () => void
}
export type Answer = { status: number; body: Record<string, unknown> }

async function start(database: string, pool: number): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/setup/api-process.ts'], {
    env: { ...process.env, DATABASE_URL: database, DB_POOL: String(pool), LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (chunk) => (said += String(chunk)))
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(Number(message)))
    child.once('exit', (code) => reject(new Error(`the process ended with ${code}: ${said}`)))
  })
  return { child, port }
}

/** Starts `count` processes of the API on one database; end them with `stop`. */
export async function startInstances(
  count: number,
  database: string,
  pool: number,
): Promise<{ instances: Instance[]; stop: () => void }> {
  const started = await Promise.all(Array.from({ length: count }, () => start(database, pool)))
  return {
    stop: () => started.forEach(({ child }) => child.kill('SIGKILL')),
    instances: started.map(({ child, port }) => ({
      kill: () => child.kill('SIGKILL'),
      post: async (path, token, body, key) => {
        try {
          const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
            method: 'POST',
            headers: {
              authorization: `Bearer ${token}`,
              'content-type': 'application/json',
              'idempotency-key': key,
            },
            body: JSON.stringify(body),
          })
          return { status: answer.status, body: (await answer.json()) as Answer['body'] }
        } catch {
          return null
        }
      },
    })),
  }
}
