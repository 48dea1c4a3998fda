// Lists the message catalogues: lib/messages/<locale>/*.json → lib/messages/<locale>.ts, one import a file.
// Run after adding a namespace; a test says when it was forgotten.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../lib/messages/', import.meta.url))
const camel = (/** @type {string} */ name) =>
  name.replace(/-([a-z0-9])/g, (_, /** @type {string} */ letter) => letter.toUpperCase())

/** The source of one locale's list. */
export function catalogueSource(/** @type {string} */ locale) {
  const names = readdirSync(join(root, locale))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -5))
    .sort()
  const imports = names.map((name) => `import ${camel(name)}Words from './${locale}/${name}.json'`)
  const entries = names.map((name) => `  ${camel(name) === name ? name : `'${name}'`}: ${camel(name)}Words,`)
  return `${imports.join('\n')}\n\nexport const ${locale.replace('-', '')} = {\n${entries.join('\n')}\n}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const locale of ['zh-CN', 'en']) writeFileSync(join(root, `${locale}.ts`), catalogueSource(locale))
}
