const nothing = () => undefined

/** The router of a part drawn without pages: it goes nowhere. */
export const stillRouter = {
  back: nothing,
  forward: nothing,
  refresh: nothing,
  push: nothing,
  replace: nothing,
  prefetch: nothing,
  experimental_gesturePush: nothing,
  bfcacheId: '',
}
