import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Failure } from './failure.mjs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The browser of this machine; null when there is none. CHROMIUM names another. */
export function chromiumPath() {
  const named = process.env['CHROMIUM']
  return named && existsSync(named) ? named : (places.find((path) => existsSync(path)) ?? null)
}

/** Arguments a browser needs: its sandbox does not work for root. */
export const chromiumArguments = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])

const hasChineseFont = () => {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  return status !== 0 || stdout.trim() !== ''
}

const canInstall = () => process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0

/** Makes sure of a browser and of fonts for Chinese: on Debian as root by installing them, else by saying how. */
export function ensureChromium() {
  if (chromiumPath() && hasChineseFont()) return 'present'
  if (canInstall()) {
    const options = {
      stdio: /** @type {const} */ ('ignore'),
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }
    const install = () =>
      spawnSync(
        'apt-get',
        ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
        options,
      ).status
    if (install() !== 0) {
      spawnSync('apt-get', ['update'], options)
      install()
    }
  }
  if (chromiumPath()) return 'installed'
  throw new Failure(
    '没有找到 Chromium。请安装 Chromium 或 Chrome 以及中文字体（Debian：sudo apt-get install chromium fonts-noto-cjk），或用 CHROMIUM 指定其路径。',
    'No Chromium found. Install Chromium or Chrome and a Chinese font (Debian: sudo apt-get install chromium fonts-noto-cjk), or name its path in CHROMIUM.',
  )
}
