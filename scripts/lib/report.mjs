/** What a program shows while it works: one line a step, with the seconds it took. */

const seconds = (/** @type {number} */ since) => `${((performance.now() - since) / 1000).toFixed(1)} s`
const patience = 2_000

/** For a step that may take long: says that it has begun. */
function begin(/** @type {string} */ label) {
  console.log(`  … ${label}`)
}

function end(/** @type {string} */ label, /** @type {unknown} */ note, /** @type {number} */ since) {
  const detail = typeof note === 'string' && note ? ` · ${note}` : ''
  console.log(`  ✓ ${label}${detail} · ${seconds(since)}`)
}

/**
 * Runs one step and shows it when done; one that takes longer is announced meanwhile. A text the work returns is
 * shown beside it.
 *
 * @template T
 * @param {string} zh
 * @param {string} en
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(zh, en, work) {
  const label = `${zh} ${en}`
  const since = performance.now()
  const announcement = setTimeout(begin, patience, label)
  try {
    const value = await work()
    end(label, value, since)
    return value
  } finally {
    clearTimeout(announcement)
  }
}

/** The same for work that holds the process: announced before it begins. @param {() => void} work */
export function longStep(/** @type {string} */ zh, /** @type {string} */ en, work) {
  const label = `${zh} ${en}`
  const since = performance.now()
  begin(label)
  work()
  end(label, '', since)
}
