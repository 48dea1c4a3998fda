import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { inRoot } from './paths.mjs'

/** @typedef {import('./schema-engine.mjs').SchemaFile} SchemaFile */

const snapshotPath = inRoot('prisma/migrations/datamodel.snapshot.prisma')

/** The data model as it is now, one entry per file of prisma/schema. @returns {SchemaFile[]} */
export function currentModel() {
  const folder = inRoot('prisma/schema')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({ path: `prisma/schema/${name}`, content: readFileSync(`${folder}/${name}`, 'utf8') }))
}

/** The data model the committed migrations lead to; null before the first one. @returns {SchemaFile[] | null} */
export function migratedModel() {
  if (!existsSync(snapshotPath)) return null
  return [{ path: basename(snapshotPath), content: readFileSync(snapshotPath, 'utf8') }]
}

/** Remembers the data model the newest migration leads to. */
export function rememberModel(/** @type {SchemaFile[]} */ files) {
  const parts = files.map((file) => `// ${basename(file.path)}\n\n${file.content.trim()}\n`)
  writeFileSync(snapshotPath, parts.join('\n'))
}
