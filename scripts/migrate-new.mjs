import { mkdirSync, writeFileSync } from 'node:fs'
import { currentModel, migratedModel, rememberModel } from './lib/data-model.mjs'
import { inRoot } from './lib/paths.mjs'
import { sqlBetweenModels } from './lib/schema-engine.mjs'

/*
 * npm run migrate:new -- name [--empty]
 * Writes prisma/migrations/<time>_<name>/migration.sql with the SQL that leads from the data model of the
 * newest migration to prisma/schema. Needs no database. --empty leaves the file for hand-written SQL.
 */

const args = process.argv.slice(2)
const name = args.find((arg) => !arg.startsWith('--'))
const empty = args.includes('--empty')
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Usage: npm run migrate:new -- name_in_snake_case [--empty]')
  process.exit(1)
}

const model = currentModel()
const sql = await sqlBetweenModels(migratedModel(), model)
if (empty && sql) {
  console.error('prisma/schema has changes without a migration: write that one first, then --empty.')
  process.exit(1)
}
if (!empty && !sql) {
  console.log('The data model has not changed: no migration written. For hand-written SQL add --empty.')
  process.exit(0)
}

const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = `prisma/migrations/${stamp}_${name}`
mkdirSync(inRoot(folder), { recursive: true })
writeFileSync(inRoot(folder, 'migration.sql'), empty ? '-- Hand-written SQL.\n' : `${sql}\n`)
rememberModel(model)
console.log(`Written: ${folder}/migration.sql`)
