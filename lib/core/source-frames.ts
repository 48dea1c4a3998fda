import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'

const FRAME = /^(?<before>.*?)(?<file>\/[^()]*\.js):(?<line>\d+):(?<column>\d+)(?<after>\)?)$/

/** Reading a map takes a tenth of a second: it stays at hand until the memory is wanted. */
const kept = new Map<string, WeakRef<SourceMap>>()

function mapOf(file: string): SourceMap | null {
  const known = kept.get(file)?.deref()
  if (known) return known
  try {
    const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload)
    kept.set(file, new WeakRef(map))
    return map
  } catch {
    return null
  }
}

/**
 * The frames of a stack with the places in the source, where a built program has its map beside it; others as they are.
 * Maps are read when something went wrong and let go: kept by Node for every program they take a hundred megabytes.
 */
export function sourceFrames(frames: readonly string[]): string[] {
  return frames.map((frame) => {
    const { before = '', file = '', line, column, after = '' } = FRAME.exec(frame)?.groups ?? {}
    if (!file) return frame
    const origin = mapOf(file)?.findOrigin(Number(line), Number(column))
    if (!origin || !('fileName' in origin)) return frame
    const source = origin.fileName.replace(/^.*\[project\]\/|^(\.\.\/)+/, '')
    return `${before}${source}:${origin.lineNumber}:${origin.columnNumber}${after}`
  })
}
