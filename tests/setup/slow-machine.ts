// A slow machine is not a wrong answer: what a test of the screen waits for may take its time.
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react')
  configure({ asyncUtilTimeout: 30_000 })
}

export {}
