/**
 * Something the person at the keyboard can repair: printed as it is, without a stack.
 * Both texts say what is wrong and what to do.
 */
export class Failure extends Error {
  constructor(/** @type {string} */ zh, /** @type {string} */ en) {
    super(`${zh}\n${en}`)
    this.name = 'Failure'
  }
}

/** Prints why a script stops. */
export function printFailure(/** @type {unknown} */ error) {
  const text = error instanceof Failure ? error.message : error instanceof Error ? error.stack : String(error)
  console.error(`\n✗ ${(text ?? '').split('\n').join('\n  ')}\n`)
}

/** Runs a script's work; a failure is printed and becomes exit code 1. */
export async function runScript(/** @type {() => Promise<unknown>} */ work) {
  try {
    await work()
  } catch (error) {
    printFailure(error)
    process.exitCode = 1
  }
}
