import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldErrorsOf } from './mutation'

const code = z.string().regex(/^[A-Z]+$/, 'errors.unit-code')

describe('what is wrong at a field', () => {
  it.each<[string, z.ZodType, unknown, string, string]>([
    [
      'a check with a sentence of its own says that one',
      z.object({ code }),
      { code: 'a' },
      'code',
      'errors.unit-code',
    ],
    ['a built-in check says its kind', z.object({ n: z.int().max(3) }), { n: 4 }, 'n', 'errors.too_big'],
    [
      'a built-in check says the word it is given',
      z.object({ n: z.string().min(1, 'required') }),
      { n: '' },
      'n',
      'required',
    ],
    ['a missing value is a wrong type', z.object({ n: z.int() }), {}, 'n', 'errors.invalid_type'],
    [
      'a refinement says what it was given',
      z.object({ n: z.int().refine(() => false, 'orders.odd') }),
      { n: 1 },
      'n',
      'orders.odd',
    ],
    ['an unknown field is named', z.strictObject({}), { extra: 1 }, 'extra', 'errors.unrecognized_keys'],
    [
      'a field deep inside has its path',
      z.object({ goods: z.array(z.object({ code })) }),
      { goods: [{ code: '1' }] },
      'goods.0.code',
      'errors.unit-code',
    ],
    ['the whole has no name', z.string(), 1, '_', 'errors.invalid_type'],
  ])('%s', (_name, schema, value, field, expected) => {
    const { error } = schema.safeParse(value)
    expect(fieldErrorsOf(error!.issues)[field]?.map((one) => one.code)).toEqual([expected])
  })
})
