import { defineConfig, devices } from '@playwright/test'
import { chromiumArguments, chromiumPath } from './scripts/lib/chromium.mjs'

// One port for the run: the first to read this file draws it, the workers inherit it.
process.env.E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 20_000))

const path = chromiumPath()
const launchOptions = { ...(path ? { executablePath: path } : {}), args: chromiumArguments() }
const phoneOnly = /\.phone\.spec\.ts$/

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/setup/browser-server.ts',
  outputDir: 'test-results',
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // Generous: a slow machine is not a wrong answer.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions,
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: phoneOnly,
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } },
    },
    {
      name: 'phone',
      testMatch: phoneOnly,
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } },
    },
  ],
})
