import { bootstrap } from './lib/bootstrap.mjs'

/* npm test [-- name …]: every check of the project (or those named), after all set-up; see scripts/checks.mjs. */
if (!(await bootstrap('scripts/checks.mjs'))) console.log('\n0 passed, 1 failed')
