import { generateClient } from './lib/generate.mjs'

/* npm run generate: writes the database client for prisma/schema. */
console.log(generateClient() ? 'Database client written.' : 'Database client is up to date.')
