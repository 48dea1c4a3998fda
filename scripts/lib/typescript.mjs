import { spawn } from 'node:child_process'
import { tsImport } from 'tsx/esm/api'
import { inRoot, root } from './paths.mjs'

/**
 * Starts a program written in TypeScript that uses the application's own code.
 * It is asked to end by SIGTERM, and sees our end as a disconnect.
 *
 * @param {string} program path inside the repository
 * @param {{ environment?: Record<string, string | undefined>, quiet?: boolean, signal?: AbortSignal }} [options]
 *   quiet: keep its output instead of showing it; signal: gives it up
 */
export function startTypeScript(program, { environment = {}, quiet = false, signal } = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', inRoot(program)], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit', 'ipc'],
    ...(signal ? { signal } : {}),
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  /** @type {Promise<{ code: number | null, output: string }>} */
  const ended = new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, output }))
    child.once('error', (error) => resolve({ code: 1, output: String(error) }))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { ended, stop }
}

/**
 * What a file written in TypeScript exports, in this very process. The loader would have Node keep the source map of every
 * program loaded from then on, a hundred megabytes for the server; it keeps none.
 *
 * @param {string} file path inside the repository
 */
export async function importTypeScript(file) {
  try {
    return await tsImport(inRoot(file), import.meta.url)
  } finally {
    process.setSourceMapsEnabled(false)
  }
}
