/** Start-up of the application's server process: takes jobs there unless a worker of its own does (WORKER=apart). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.WORKER === 'apart') return
  const { takeJobs } = await import('@/lib/composition/worker')
  await takeJobs()
}
