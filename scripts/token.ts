import { operatorToken, TOKEN_JOB } from '@/lib/areas/admin/tokens/mutations'
import { closeDb } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { systemViewer } from '@/lib/core/viewer'

/* Run by scripts/token.mjs with the application's environment; says the token on standard output. */
const outcome = await runMutation(operatorToken, systemViewer(TOKEN_JOB), {
  username: process.env.TOKEN_FOR ?? '',
  name: process.env.TOKEN_NAME || 'npm run token',
  days: process.env.TOKEN_DAYS || '90',
})
if (outcome.kind === 'ok') {
  const { token, expiresAt } = outcome.value
  process.stdout.write(`\n  ${token}\n\n  至 ${expiresAt.toISOString()} 有效。Good until then.\n`)
} else {
  process.stdout.write(
    '请写明在用人员的账号和 1 到 366 的天数，如 npm run token -- --user admin --days 90。\nName a person in use and 1 to 366 days, as in npm run token -- --user admin --days 90.\n',
  )
  process.exitCode = 1
}
await closeDb()
process.disconnect?.()
