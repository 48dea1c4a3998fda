import { takeJobs } from '@/lib/composition/worker'

/* Only the jobs, in a process of their own. Started by scripts/product.mjs with the application's environment. */
const worker = await takeJobs()
const stop = () => void worker.stop().finally(() => process.exit(0))
process.once('SIGTERM', stop)
process.once('SIGINT', () => undefined)
process.once('disconnect', stop)
