import type { Fen } from '@/lib/core/money'

/** `ok` below 80 %, `w` from 80 %, `u` from 95 %, `o` past the line, `nil` where there is no line. */
export type GaugeLevel = 'ok' | 'w' | 'u' | 'o' | 'nil'

/** How near the line `used` fen are; compared in whole fen, so 79.99 % is never rounded to 80 %. */
export function gaugeLevel(line: Fen | null, used: Fen): GaugeLevel {
  if (line === null || line <= 0) return 'nil'
  const [share, whole] = [BigInt(used) * 100n, BigInt(line)]
  if (share > whole * 100n) return 'o'
  if (share >= whole * 95n) return 'u'
  if (share >= whole * 80n) return 'w'
  return 'ok'
}
