/**
 * Did a caller hang up in the middle of what he was sending? The framework tells it as an error nobody listens to; it is
 * no fault of the product, and must never end it.
 * @param {unknown} error
 */
export function isHungUp(error) {
  return (
    error instanceof Error && 'code' in error && error.code === 'ECONNRESET' && error.message === 'aborted'
  )
}
