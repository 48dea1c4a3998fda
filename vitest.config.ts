import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

const isTest = (path: string) => /\.test\.tsx?$/.test(path)
const testsIn = (folders: readonly string[]) =>
  folders.flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter(isTest)
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  )

/** A file that puts something in a module's place must not share modules with others. */
const replacesModules = (path: string) => readFileSync(root + path, 'utf8').includes('vi.mock(')

const units = testsIn(['lib', 'prisma/seed', 'scripts/lib', 'tests/architecture'])
const screens = testsIn(['components'])
const integrations = testsIn(['tests/integration'])
const shared = (paths: readonly string[]) => paths.filter((path) => !replacesModules(path))
const apart = (paths: readonly string[]) => paths.filter(replacesModules)

const onDatabase = {
  globalSetup: ['tests/setup/database-server.ts'],
  setupFiles: ['tests/setup/worker-database.ts'],
  env: { LOG_LEVEL: 'silent' },
}

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: 'server-only', replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    // Generous: a slow machine is not a wrong answer.
    testTimeout: 240_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000 } },
    // Loading the product anew for each file took four times as long as its tests. Files of one worker therefore share what
    // they loaded, but for screens, whose documents are their own, and those that put something in a module's place.
    projects: [
      { extends: true, test: { name: 'unit', include: shared(units), isolate: false } },
      {
        extends: true,
        test: {
          name: 'screens',
          include: [...screens, ...apart(units)],
          setupFiles: ['tests/setup/slow-machine.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'integration', include: shared(integrations), isolate: false, ...onDatabase },
      },
      { extends: true, test: { name: 'integration-apart', include: apart(integrations), ...onDatabase } },
    ],
  },
})
