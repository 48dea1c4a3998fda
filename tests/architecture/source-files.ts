import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Paths of all source files below a folder of the repository, `/`-separated. */
export function sourceFiles(folder: string): string[] {
  if (!statSync(root + folder, { throwIfNoEntry: false })) return []
  return readdirSync(root + folder).flatMap((name) => {
    const path = `${folder}/${name}`
    if (statSync(root + path).isDirectory()) return sourceFiles(path)
    return /\.(tsx?|mjs|css|prisma|json)$/.test(name) ? [path] : []
  })
}

/** Text of a file of the repository. */
export function textOf(path: string): string {
  return readFileSync(root + path, 'utf8')
}
