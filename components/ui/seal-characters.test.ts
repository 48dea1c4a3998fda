import { expect, test } from 'vitest'

import { sealCharacters } from './seal-characters'

test.each([
  ['three characters take 印', '沈若溪', '沈若溪印'],
  ['two characters take 之印', '葛岱', '葛岱之印'],
  ['the wide space of a spread name does not count', '葛　岱', '葛岱之印'],
  ['four characters stand alone', '欧阳若溪', '欧阳若溪'],
  ['a long name keeps its first three', '买买提·艾力', '买买提印'],
  ['one character', '岱', '岱之印章'],
  ['a rare character outside the basic plane is one character', '𠮷野', '𠮷野之印'],
  ['a Latin name gives its initials', 'Jane Doe', 'JD之印'],
  ['nothing gives nothing', ' ', ''],
])('%s', (_name, name, expected) => {
  expect(sealCharacters(name)).toBe(expected)
})
