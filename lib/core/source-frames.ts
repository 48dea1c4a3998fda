import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'

const FRAME = /^(?<before>.*?)(?<file>\/[^()]*\.js):(?<line>\d+):(?<column>\d+)(?<after>\)?)$/

function mapOf(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
  } catch {
    return null
  }
}

/**
 * The frames of a stack with the places in the source, where a built program has its map beside it; others as they are.
 * Maps are read when something went wrong and let go: kept by Node for every program they take a hundred megabytes.
 */
export function sourceFrames(frames: readonly string[]): string[] {
  const maps = new Map<string, SourceMap | null>()
  return frames.map((frame) => {
    const { before = '', file = '', line, column, after = '' } = FRAME.exec(frame)?.groups ?? {}
    if (!file) return frame
    const map = maps.get(file) ?? mapOf(file)
    maps.set(file, map)
    const origin = map?.findOrigin(Number(line), Number(column))
    if (!origin || !('fileName' in origin)) return frame
    const source = origin.fileName.replace(/^.*\[project\]\//, '')
    return `${before}${source}:${origin.lineNumber}:${origin.columnNumber}${after}`
  })
}
