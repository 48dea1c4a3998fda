import { Failure, printFailure } from './lib/failure.mjs'
import { isHungUp } from './lib/hung-up.mjs'
import { serve } from './lib/serve.mjs'
import { completeEnvironment } from './lib/settings.mjs'

/*
 * npm run serve: only the web server, from a build that exists and an environment that is complete (see
 * docs/operations.md). For several instances behind a proxy, and for tests.
 */
try {
  completeEnvironment()
  const { DATABASE_URL, PORT, HOST } = process.env
  const port = Number(PORT || 3000)
  const host = HOST || '127.0.0.1'
  if (!DATABASE_URL) throw new Failure('请设置 DATABASE_URL。', 'Set DATABASE_URL.')
  const server = await serve({ host, port })
  console.log(`http://${host}:${port}`)
  const end = () => void server.stop().finally(() => process.exit(0))
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(signal, end)
  process.once('disconnect', end)
  process.on('uncaughtException', (error) => {
    if (isHungUp(error)) return
    printFailure(error)
    process.exit(1)
  })
} catch (error) {
  printFailure(error)
  process.exit(1)
}
