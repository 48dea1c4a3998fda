import pg from 'pg'

export type Statement = { text: string; values: unknown[] }

/** Tables too big to be read from end to end by anything a person waits for. */
export const BIG = ['Customer', 'LedgerEntry', 'ShippingOrder', 'CreditPosition']

/** Every statement the product sends to the database while `work` runs. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = []
  const query = pg.Client.prototype.query as (...sent: unknown[]) => unknown
  pg.Client.prototype.query = function (this: pg.Client, ...sent: unknown[]) {
    const [first, second] = sent
    const { text, values } = (
      typeof first === 'string' ? { text: first, values: second } : first
    ) as Partial<Statement>
    if (text) seen.push({ text, values: Array.isArray(values) ? values : [] })
    return query.apply(this, sent)
  } as typeof pg.Client.prototype.query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query as typeof pg.Client.prototype.query
  }
  return seen.filter(({ text }) => /^\s*\(?(SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(text))
}

type Sent = (...sent: unknown[]) => unknown

/** From now until `stop`: the milliseconds spent waiting for answers of the database, added up. */
export function statementClock(): { waited: () => number; stop: () => void } {
  let waited = 0
  const query = pg.Client.prototype.query as Sent
  pg.Client.prototype.query = function (this: pg.Client, ...sent: unknown[]) {
    const from = performance.now()
    const done = () => {
      waited += performance.now() - from
    }
    const last = sent.at(-1)
    if (typeof last === 'function') {
      const answered = (...answer: unknown[]) => {
        done()
        return (last as Sent)(...answer)
      }
      return query.call(this, ...sent.slice(0, -1), answered)
    }
    const answer = query.apply(this, sent)
    if (answer instanceof Promise) answer.then(done, done)
    return answer
  } as typeof pg.Client.prototype.query
  return {
    waited: () => waited,
    stop: () => {
      pg.Client.prototype.query = query as typeof pg.Client.prototype.query
    },
  }
}

type Node = { 'Node Type': string; 'Relation Name'?: string; 'Plan Rows'?: number; Plans?: Node[] }

function scansIn(node: Node, tables: readonly string[]): string[] {
  const table = node['Relation Name']
  const own = node['Node Type'] === 'Seq Scan' && table && tables.includes(table) ? [table] : []
  return [...own, ...(node.Plans ?? []).flatMap((inner) => scansIn(inner, tables))]
}

/** Nodes that read all their input before they give the first row: a limit above them saves nothing. */
const SWALLOWS = [
  'Sort',
  'Aggregate',
  'Hash',
  'Unique',
  'WindowAgg',
  'SetOp',
  'Materialize',
  'BitmapOr',
  'BitmapAnd',
]

/** Big tables of which more than `most` rows are read, nothing above stopping it earlier. */
function wideReadsIn(node: Node, tables: readonly string[], most: number, stops = false): string[] {
  const kind = node['Node Type']
  const table = node['Relation Name']
  const wide = !stops && table && tables.includes(table) && (node['Plan Rows'] ?? 0) > most
  const below = kind === 'Limit' ? true : SWALLOWS.includes(kind) ? false : stops
  return [
    ...(wide ? [`${table} (${node['Plan Rows']} rows)`] : []),
    ...(node.Plans ?? []).flatMap((inner) => wideReadsIn(inner, tables, most, below)),
  ]
}

type Found = { text: string; tables: string[] }

type Function = { name: string; body: string; names: string[]; types: string[] }

/** Functions of the product that only read, by name: their statements have plans of their own. */
async function readingFunctions(client: pg.Client): Promise<Map<string, Function>> {
  const { rows } = await client.query<Function>(
    `SELECT p."proname" AS name, p."prosrc" AS body, p."proargnames"[1:p."pronargs"] AS names,
       ARRAY(SELECT format_type(t, NULL) FROM unnest(p."proargtypes"::oid[]) WITH ORDINALITY AS given(t, at) ORDER BY at) AS types
     FROM pg_proc p JOIN pg_language l ON l."oid" = p."prolang"
     WHERE p."pronamespace" = 'public'::regnamespace AND l."lanname" = 'plpgsql' AND p."provolatile" = 's'`,
  )
  return new Map(rows.map((row) => [row.name, row]))
}

/** The one statement of a function that returns what it reads, its arguments as $1, $2 … */
function statementIn({ name, body, names, types }: Function): string {
  const found = /^\s*BEGIN\s+RETURN\s+(?:QUERY\s+([^;]+)|([^;]+));\s+END\s*$/.exec(body)
  if (!found) throw new Error(`${name} is not one statement: its plan cannot be looked at`)
  const text = found[1] ?? `SELECT ${found[2]}`
  return names.reduce(
    (sofar, argument, at) =>
      sofar.replaceAll(new RegExp(`(?<![".\\w])${argument}\\b`, 'g'), `$${at + 1}::${types[at]}`),
    text,
  )
}

async function planned(
  client: pg.Client,
  statements: readonly Statement[],
  tablesOf: (plan: Node) => string[],
): Promise<Found[]> {
  const functions = await readingFunctions(client)
  const found: Found[] = []
  const look = async (text: string, how: string, values?: unknown[]) => {
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Node }[] }>(
      `EXPLAIN (${how}) ${text}`,
      values,
    )
    const tables = tablesOf(rows[0]!['QUERY PLAN'][0]!.Plan)
    if (tables.length > 0) found.push({ text: text.replace(/\s+/g, ' ').trim(), tables })
  }
  for (const { text, values } of statements) {
    await look(text, 'FORMAT JSON', values)
    for (const [, called] of text.matchAll(/\b(\w+)\(/g)) {
      const inside = functions.get(called!)
      if (inside) await look(statementIn(inside), 'FORMAT JSON, GENERIC_PLAN')
    }
  }
  return found
}

/** The big tables each statement would read from end to end, as the planner sees it. */
export function fullScansOf(
  client: pg.Client,
  statements: readonly Statement[],
  big: readonly string[] = BIG,
): Promise<Found[]> {
  return planned(client, statements, (plan) => scansIn(plan, big))
}

/** The big tables of which each statement would read more than `most` rows, as the planner sees it. */
export function wideReadsOf(
  client: pg.Client,
  statements: readonly Statement[],
  big: readonly string[],
  most: number,
): Promise<Found[]> {
  return planned(client, statements, (plan) => wideReadsIn(plan, big, most))
}
