/**
 * Start-up of the application's server process: opens the door every request passes, makes sure of the default rights, and
 * takes jobs there unless a worker of its own does (WORKER=apart).
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { openFrontDoor } = await import('@/lib/core/front-door')
  openFrontDoor({ development: process.env.NODE_ENV === 'development' })
  const { ensureDefaults } = await import('@/lib/composition/first-start')
  await ensureDefaults()
  if (process.env.WORKER === 'apart') return
  const { takeJobs } = await import('@/lib/composition/worker')
  await takeJobs()
}
