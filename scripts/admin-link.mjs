import { runBeside } from './lib/beside.mjs'
import { runScript } from './lib/failure.mjs'

/*
 * npm run admin:link            the link on which the first administrator of an empty installation signs up
 * npm run admin:link -- name    a link on which the person with this user name sets a new password
 *
 * A link works once, within 24 hours. With the embedded database the product must be running.
 */

await runScript(() => runBeside('scripts/admin-link.ts', { LINK_FOR: process.argv[2] ?? '' }))
