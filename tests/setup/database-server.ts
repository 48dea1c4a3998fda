import type { TestProject } from 'vitest/node'
import { generateClient } from '@/scripts/lib/generate.mjs'
import { startTestServer, type TestServer } from '@/scripts/lib/test-server.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

/** One PostgreSQL server for the run: the one `npm test` already started, else an own one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DAKEHU_TEST_SERVER
  if (given) {
    project.provide('testServer', JSON.parse(given) as TestServer)
    return async () => undefined
  }
  generateClient()
  const { server, stop } = await startTestServer()
  project.provide('testServer', server)
  return stop
}
