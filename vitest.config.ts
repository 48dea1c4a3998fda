import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: 'server-only', replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    // Generous: a slow machine is not a wrong answer.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'lib/**/*.test.ts',
            'prisma/seed/*.test.ts',
            'components/**/*.test.{ts,tsx}',
            'scripts/lib/*.test.ts',
            'tests/architecture/**/*.test.ts',
          ],
          setupFiles: ['tests/setup/slow-machine.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/setup/database-server.ts'],
          setupFiles: ['tests/setup/worker-database.ts'],
          env: { LOG_LEVEL: 'silent' },
        },
      },
    ],
  },
})
