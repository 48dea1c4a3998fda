import { Readable } from 'node:stream'
import type { StorageDriver, StoredBytes } from './files'

/** More pixels than any camera takes; what claims more is an attack on memory. */
const MOST_PIXELS = 120_000_000

const formats = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' } as const
type Picture = keyof typeof formats

/** Is this the media type of a picture that is drawn anew? */
export function isPicture(mediaType: string): mediaType is Picture {
  return Object.hasOwn(formats, mediaType)
}

/**
 * Draws a stored picture anew, upright and without what the camera wrote into it (place, device, time), and removes the
 * original. Throws when it cannot be read as a picture.
 */
export async function drawnAnew(
  driver: StorageDriver,
  stored: StoredBytes,
  mediaType: Picture,
  maxBytes: number,
): Promise<StoredBytes> {
  const { default: sharp } = await import('sharp')
  const bytes = await driver.withPath(stored.key, (path) =>
    sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .toFormat(formats[mediaType], mediaType === 'image/jpeg' ? { quality: 88 } : {})
      .toBuffer(),
  )
  const anew = await driver.put(Readable.from([bytes]), maxBytes)
  await driver.remove(stored.key)
  return anew
}
