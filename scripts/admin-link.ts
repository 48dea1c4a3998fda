import { OPERATOR_JOB, operatorLink } from '@/lib/areas/admin/accounts/mutations'
import { closeDb } from '@/lib/core/db'
import { stampTime } from '@/lib/core/clock'
import { env } from '@/lib/core/env'
import { runMutation } from '@/lib/core/mutation'
import { systemViewer } from '@/lib/core/viewer'

/* Run by scripts/admin-link.mjs with the application's environment; says the link on standard output. */
const outcome = await runMutation(operatorLink, systemViewer(OPERATOR_JOB), {
  username: process.env.LINK_FOR || null,
})
if (outcome.kind === 'ok') {
  const { token, expiresAt } = outcome.value
  process.stdout.write(`\n  ${env().APP_URL}/set-password#${token}\n\n`)
  process.stdout.write(`  一次有效，至 ${stampTime(expiresAt.toISOString())}。Works once, until then.\n`)
} else {
  process.stdout.write(
    '已经有人员了：请写明账号，如 npm run admin:link -- admin。\nThere are people already: name one, as in npm run admin:link -- admin.\n',
  )
  process.exitCode = 1
}
await closeDb()
process.disconnect?.()
