import { parseArgs } from 'node:util'
import { runBeside } from './lib/beside.mjs'
import { runScript } from './lib/failure.mjs'

/*
 * npm run token -- --user name [--days 90] [--name text]    a token with which programs act as this person
 *
 * It is shown once. With the embedded database the product must be running.
 */

await runScript(async () => {
  const text = /** @type {const} */ ({ type: 'string' })
  const { values } = parseArgs({ options: { user: text, days: text, name: text } })
  await runBeside('scripts/token.ts', {
    TOKEN_FOR: values.user ?? '',
    TOKEN_DAYS: values.days ?? '',
    TOKEN_NAME: values.name ?? '',
  })
})
