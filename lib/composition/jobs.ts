import type { JobDefinition } from '@/lib/core/jobs'

/** Every kind of work that runs apart from requests. The worker takes all of them. */
export const jobs: readonly JobDefinition[] = []
