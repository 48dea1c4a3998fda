import { currentModel } from './lib/data-model.mjs'
import { Failure, runScript } from './lib/failure.mjs'
import { sqlFromDatabase } from './lib/schema-engine.mjs'
import { startTestServer } from './lib/test-server.mjs'

/*
 * npm run migrate:check: applies every migration to an empty database and asks the schema engine what still differs
 * from prisma/schema. Nothing may.
 */
await runScript(async () => {
  const { server, stop } = await startTestServer()
  try {
    const drift = await sqlFromDatabase(server.ownerUrl, currentModel())
    if (drift) {
      throw new Failure(
        `迁移与数据模型不一致，还缺：\n${drift}`,
        'The migrations do not lead to prisma/schema; what is missing is above. Write it with npm run migrate:new.',
      )
    }
    console.log('The migrations lead to prisma/schema exactly.')
  } finally {
    await stop()
  }
})
