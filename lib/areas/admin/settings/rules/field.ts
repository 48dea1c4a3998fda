import { z } from 'zod'

/** How one value is edited, read off the schema of its setting. Names of parts are the keys of the value. */
export type SettingField =
  | { kind: 'number'; whole: boolean; min?: number; max?: number; unit?: string }
  | { kind: 'money' }
  | { kind: 'ratio' }
  | { kind: 'text'; longest?: number }
  | { kind: 'yes-no' }
  | { kind: 'choice'; options: (string | number)[] }
  | { kind: 'fixed'; value: string | number }
  | { kind: 'group'; parts: { name: string; field: SettingField }[] }
  | { kind: 'list'; item: SettingField; least: number; most: number }
  | { kind: 'maybe'; field: SettingField }

type Json = z.core.JSONSchema.BaseSchema & { unit?: unknown }

const schemaOf = (part: z.core.JSONSchema._JSONSchema | undefined): Json =>
  typeof part === 'object' ? part : {}

function constsOf(parts: readonly Json[]): (string | number)[] | null {
  const values = parts.map((part) => part.const)
  return values.every((value) => typeof value === 'string' || typeof value === 'number') ? values : null
}

function unionField(parts: Json[]): SettingField {
  const real = parts.filter((part) => part.type !== 'null')
  const [only] = real
  if (real.length < parts.length && only)
    return { kind: 'maybe', field: real.length === 1 ? fieldFrom(only) : unionField(real) }
  const options = constsOf(real)
  if (options) return { kind: 'choice', options }
  throw new Error('a setting of several shapes cannot be edited')
}

function groupField(json: Json): SettingField {
  const named = Object.entries(json.properties ?? {}).map(([name, part]) => ({
    name,
    field: fieldFrom(schemaOf(part)),
  }))
  if (named.length > 0) return { kind: 'group', parts: named }
  const names = schemaOf(json.propertyNames).enum ?? []
  const field = fieldFrom(schemaOf(json.additionalProperties))
  return { kind: 'group', parts: names.map((name) => ({ name: String(name), field })) }
}

function numberField(json: Json): SettingField {
  if (json.unit === 'fen') return { kind: 'money' }
  const limit = (value: number | undefined) =>
    value !== undefined && Math.abs(value) < 1e12 ? value : undefined
  return {
    kind: 'number',
    whole: json.type === 'integer',
    min: limit(json.minimum),
    max: limit(json.maximum),
    ...(typeof json.unit === 'string' ? { unit: json.unit } : {}),
  }
}

function fieldFrom(json: Json): SettingField {
  if (json.anyOf) return unionField(json.anyOf.map(schemaOf))
  if (json.const !== undefined) return { kind: 'fixed', value: json.const as string | number }
  if (json.enum) return { kind: 'choice', options: json.enum as (string | number)[] }
  switch (json.type) {
    case 'integer':
    case 'number':
      return numberField(json)
    case 'boolean':
      return { kind: 'yes-no' }
    case 'string':
      return json.unit === 'ratio' ? { kind: 'ratio' } : { kind: 'text', longest: json.maxLength }
    case 'object':
      return groupField(json)
    case 'array':
      return {
        kind: 'list',
        item: fieldFrom(schemaOf(Array.isArray(json.items) ? json.items[0] : json.items)),
        least: json.minItems ?? 0,
        most: json.maxItems ?? 50,
      }
    default:
      throw new Error(`a setting of type ${String(json.type)} cannot be edited`)
  }
}

/** The editor of a setting. Throws for a schema no editor is made for; a test walks all settings. */
export function settingField(schema: z.ZodType): SettingField {
  return fieldFrom(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
}
