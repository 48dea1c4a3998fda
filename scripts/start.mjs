import { bootstrap } from './lib/bootstrap.mjs'

/*
 * npm start             the product: database, migrations, demonstration on the first start, build, server, jobs
 * npm run dev           the same with reload on every change
 * npm run worker        only the jobs, beside other instances on DATABASE_URL
 */
await bootstrap('scripts/product.mjs')
