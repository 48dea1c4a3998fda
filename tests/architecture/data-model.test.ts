import { describe, expect, it } from 'vitest'
import { currentModel, migratedModel } from '@/scripts/lib/data-model.mjs'
import { migrationsIn } from '@/scripts/lib/migrations.mjs'
import { sqlBetweenModels } from '@/scripts/lib/schema-engine.mjs'

describe('the data model', () => {
  it('is what the newest migration leads to (npm run migrate:new)', async () => {
    expect(await sqlBetweenModels(migratedModel(), currentModel())).toBe('')
  })

  it('is reached by migrations named by time and subject, each time once', () => {
    const names = migrationsIn().map((migration) => migration.name)
    expect(names.filter((name) => !/^\d{14}_[a-z0-9_]+$/.test(name))).toEqual([])
    expect(new Set(names.map((name) => name.slice(0, 14))).size).toBe(names.length)
  })
})
