/** What a program shows while it works: one line a step, with the seconds it took. */

const seconds = (/** @type {number} */ since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

function end(/** @type {string} */ label, /** @type {unknown} */ note, /** @type {number} */ since) {
  const detail = typeof note === 'string' && note ? ` · ${note}` : ''
  console.log(`  ✓ ${label}${detail} · ${seconds(since)}`)
}

/**
 * Runs one step and shows it. A text the work returns is shown beside it; `null` says there was nothing to do.
 *
 * @template T
 * @param {string} zh
 * @param {string} en
 * @param {() => T} work
 * @returns {T}
 */
export function step(zh, en, work) {
  const label = `${zh} ${en}`
  const since = performance.now()
  if (process.stdout.isTTY) process.stdout.write(`  … ${label}\r`)
  const result = work()
  if (!(result instanceof Promise)) {
    end(label, result, since)
    return result
  }
  const shown = result.then((value) => {
    end(label, value, since)
    return value
  })
  return /** @type {T} */ (shown)
}
