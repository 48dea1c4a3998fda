import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { runScript } from './lib/failure.mjs'
import { measureOn } from './lib/measuring.mjs'
import { dataDir } from './lib/paths.mjs'

/*
 * Measures the search over the names of the public lists in FOLDER, on a database of its own under
 * DATA_DIR/bench/search: what is found first, and how fast. A part of npm run check:data -- FOLDER.
 */
await runScript(async () => {
  const folder = join(dataDir(), 'bench', 'search')
  rmSync(folder, { recursive: true, force: true })
  try {
    process.exitCode = await measureOn(folder, 'scripts/check-search.ts', {
      DB_POOL: '4',
      CHECK_DATA: process.argv[2] ?? '',
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
