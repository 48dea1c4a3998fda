import { bootstrap } from './lib/bootstrap.mjs'

/*
 * npm start             the product: database, migrations, demonstration on the first start, build, server, jobs
 * npm run dev           the same with reload on every change
 * npm run worker        only the jobs, beside other instances on DATABASE_URL
 */

/**
 * Almost all an answer makes is dead when it is sent, but sixteen answers under way at once are not: a young generation of
 * 32 MB is emptied a quarter as often as one of 8, with a third less work, for some 30 MB of memory. The pieces of memory
 * threads ask for one by one (compression, files) come out of two pools, not of one a thread. What outlived the young
 * generation is looked through when it has doubled; left to itself that was at nearly two and a half times, a hundred
 * megabytes later.
 */
await bootstrap('scripts/product.mjs', {
  options: ['--max-semi-space-size=32', '--min-semi-space-size=32', '--heap-growing-percent=100'],
  environment: { MALLOC_ARENA_MAX: '2' },
})
