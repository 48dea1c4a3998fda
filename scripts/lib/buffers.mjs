const MB = 1024 * 1024
const LEAST = 128
const MOST = 1024

/**
 * How much the embedded server keeps of its tables and indexes: an eighth of the memory this process may use, between
 * PostgreSQL's own 128 MB and 1 GB. It takes up only what it has read.
 *
 * @param {number} total bytes of the machine
 * @param {number} constrained bytes a container allows; 0 or beyond the machine's: no bound
 * @returns {string} the value of `shared_buffers`
 */
export function sharedBuffersOf(total, constrained) {
  const memory = constrained > 0 ? Math.min(total, constrained) : total
  return `${Math.min(MOST, Math.max(LEAST, Math.floor(memory / 8 / MB)))}MB`
}
