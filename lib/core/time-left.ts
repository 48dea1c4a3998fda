const HOUR = 3_600_000

/** What is left until a moment, in whole days and hours; nothing once it has passed. */
export function timeLeft(from: Date, until: Date): { days: number; hours: number } {
  const hours = Math.max(0, Math.floor((until.getTime() - from.getTime()) / HOUR))
  return { days: Math.floor(hours / 24), hours: hours % 24 }
}

/** Whole hours until a moment; what has passed counts below nothing, each begun hour. */
export function hoursUntil(from: Date, until: Date): number {
  return Math.floor((until.getTime() - from.getTime()) / HOUR)
}
