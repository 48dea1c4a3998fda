import { bootstrap } from './lib/bootstrap.mjs'

/* npm run reset [-- --yes]: throws the demonstration away and loads it again. Never in production. */
await bootstrap('scripts/reset-demonstration.mjs')
