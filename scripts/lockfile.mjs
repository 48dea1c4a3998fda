import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inRoot } from './lib/paths.mjs'

/*
 * npm run lockfile: completes package-lock.json after npm install.
 * A registry mirror may lack the builds of a package for other systems; npm then leaves them out of the lockfile and
 * npm ci refuses it everywhere. What is left out is written here by name, version and system, without a checksum.
 */

/** @typedef {{ version?: string, optional?: boolean, dev?: boolean, os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} Entry */
/** @typedef {{ packages: Record<string, Entry> }} Lockfile */

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'windows', 'wasm32']
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64']

/** What system a package is for, by its name: `…-linux-arm-musleabihf`; null when the name does not say. */
export function systemOf(/** @type {string} */ name) {
  const words = name.split(/[-/]/)
  const system = systems.find((word) => words.includes(word))
  if (!system) return null
  if (system === 'wasm32') return { cpu: ['wasm32'] }
  const cpu = processors.find((word) => words.includes(word))
  const os = system === 'windows' ? 'win32' : system
  const libc =
    system !== 'linux' ? null : name.includes('musl') ? 'musl' : name.includes('gnu') ? 'glibc' : null
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc: [libc] } : {}), os: [os] }
}

/** Where npm looks for a dependency of the package at `path`, nearest first. */
function places(/** @type {string} */ path, /** @type {string} */ name) {
  const found = [`${path}/node_modules/${name}`]
  for (
    let at = path.lastIndexOf('/node_modules/');
    at >= 0;
    at = path.lastIndexOf('/node_modules/', at - 1)
  ) {
    found.push(`${path.slice(0, at)}/node_modules/${name}`)
  }
  return [...found, `node_modules/${name}`]
}

/** Entries the lockfile lacks, by path. */
export function missingEntries(/** @type {Lockfile} */ lockfile) {
  /** @type {Record<string, Entry>} */
  const missing = {}
  const known = (/** @type {string} */ path) => lockfile.packages[path] ?? missing[path]
  for (const [path, entry] of Object.entries(lockfile.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const version = range.replace(/^[^\d]*/, '')
      if (places(path, name).some((place) => known(place))) continue
      const system = systemOf(name)
      if (!system) continue
      missing[`node_modules/${name}`] = {
        version,
        ...system,
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
      }
    }
  }
  return missing
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = inRoot('package-lock.json')
  const lockfile = JSON.parse(readFileSync(path, 'utf8'))
  const missing = missingEntries(lockfile)
  const all = Object.entries({ ...lockfile.packages, ...missing })
  lockfile.packages = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en')))
  writeFileSync(path, `${JSON.stringify(lockfile, null, 2)}\n`)
  console.log(`Entries added: ${Object.keys(missing).length}`)
}
