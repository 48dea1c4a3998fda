import { ensureDefaultGrants } from '@/lib/areas/admin/roles/writes'
import { now } from '@/lib/core/clock'
import { defaultGrants } from './default-grants'

/** What every start makes sure of before the first request: every role has its rights. */
export async function ensureDefaults(): Promise<void> {
  await ensureDefaultGrants(defaultGrants, now())
}
