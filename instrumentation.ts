/**
 * Start-up of the application's server process: notes where requests come from, and takes jobs there unless a
 * worker of its own does (WORKER=apart).
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { notePeers } = await import('@/lib/core/peer')
  notePeers()
  if (process.env.WORKER === 'apart') return
  const { takeJobs } = await import('@/lib/composition/worker')
  await takeJobs()
}
