import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { postgresUser } from './postgres-user.mjs'

test('where only root may enter, as under /root, the server still finds and runs its own program', () => {
  const closed = mkdtempSync(join(tmpdir(), 'closed-'))
  onTestFinished(() => rmSync(closed, { recursive: true }))
  chmodSync(closed, 0o700)
  const program = join(closed, 'programs', 'server')
  mkdirSync(join(closed, 'programs'))
  // Like PostgreSQL, asks with access() whether it may run itself.
  writeFileSync(program, '#!/bin/sh\ntest -x "$0"\n', { mode: 0o755 })

  const { uid, gid, prefix } = postgresUser(join(closed, 'data'), [program, closed])
  const [command, ...given] = [...prefix, program]
  const ids = prefix.length > 0 || uid === undefined || gid === undefined ? {} : { uid, gid }
  expect(spawnSync(command, given, { ...ids, cwd: '/' }).status).toBe(0)
})
