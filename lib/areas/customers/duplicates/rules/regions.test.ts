import { describe, expect, test } from 'vitest'
import { placesAre, withoutPlaces } from './regions'

describe('places in front of a name', () => {
  test.each([
    ['a city', '苏州澄麓医药', ['3205'], '澄麓医药'],
    ['a province and its city with 省 and 市', '江苏省苏州市澄麓医药', ['32', '3205'], '澄麓医药'],
    ['an autonomous region', '广西壮族自治区南宁市荻塘药房', ['45', '4501'], '荻塘药房'],
    ['a county-level city', '昆山市澄麓医药', ['320583'], '澄麓医药'],
    ['a city with its district', '上海市浦东新区澄麓医药', ['31'], '澄麓医药'],
    ['a name that would be gone without its place stays whole', '上海药', [], '上海药'],
    ['no place', '澄麓医药', [], '澄麓医药'],
  ])('%s', (_, name, places, rest) => {
    expect(withoutPlaces(name)).toEqual({ places, rest })
  })

  test('a city lies within its province, and another city of it is another place', () => {
    expect(placesAre(['32'], ['3205'])).toBe('same')
    expect(placesAre(['32', '3205'], ['320583'])).toBe('same')
    expect(placesAre(['32', '3205'], ['32', '3202'])).toBe('other')
    expect(placesAre([], ['3205'])).toBeNull()
  })
})
