import type { Measured } from './measure'

const digits = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

const cpuOf = ({ cpu, databaseCpu }: Measured['plain']['one']) =>
  databaseCpu === null ? digits(cpu) : `${digits(cpu)} + ${digits(databaseCpu)}`

/** Figures: median, 95 and 99 of a hundred by one caller; calls a second by sixteen. */
export function tableOf(results: readonly Measured[]): string {
  const head = [
    '| Work | plain p50/p95/p99 ms | product p50/p95/p99 ms (waiting for SQL p95) | × p50 | plain /s at 16 | product /s at 16 | × rate | p95 at 16 ms: plain, product | CPU ms a call, application + database: plain, product | budget |',
    '|---|---|---|---|---|---|---|---|---|---|',
  ]
  const rows = results.map(({ name, plain, product, budget, kept }) => {
    const times = ({ p50, p95, p99 }: Measured['plain']['one']) => [p50, p95, p99].map(digits).join(' / ')
    const verdict = budget === null ? '' : `${kept === null ? 'busy:' : kept ? '✓' : '✗'} ${budget}`
    const failed = product.one.failed + product.many.failed + plain.one.failed + plain.many.failed
    return `| ${[
      failed > 0 ? `${name} (${failed} FAILED)` : name,
      times(plain.one),
      `${times(product.one)} (${digits(product.one.sql95 ?? 0)})`,
      digits(product.one.p50 / plain.one.p50),
      digits(plain.many.rate),
      digits(product.many.rate),
      digits(product.many.rate / plain.many.rate),
      `${digits(plain.many.p95)}, ${digits(product.many.p95)}`,
      [plain, product].map(({ many }) => cpuOf(many)).join(', '),
      verdict,
    ].join(' | ')} |`
  })
  return [...head, ...rows].join('\n')
}
