/**
 * What everybody tries first. Instead of a list of a million passwords: the words such lists are made of, and the
 * ways people stretch them (digits behind, letters swapped for digits, twice the same, runs of keys).
 */
// prettier-ignore
const WORDS = new Set([
  'password', 'passwort', 'passw', 'pass', 'pwd', 'mima', 'admin', 'administrator', 'root', 'user', 'test', 'guest', 'login',
  'welcome', 'letmein', 'changeme', 'secret', 'master', 'manager', 'system', 'server', 'oracle', 'default', 'temp',
  'qwerty', 'qwertyuiop', 'asdfghjkl', 'asdf', 'zxcvbnm', 'zxcvbn', 'qazwsx', 'qazwsxedc', 'abc', 'abcd', 'abcdef', 'abcdefg',
  'iloveyou', 'loveyou', 'love', 'lovely', 'woaini', 'woaiwojia', 'wodemima', 'aini', 'baobao', 'laopo', 'laogong',
  'monkey', 'dragon', 'sunshine', 'princess', 'football', 'baseball', 'basketball', 'superman', 'batman', 'spiderman',
  'pokemon', 'starwars', 'shadow', 'michael', 'jordan', 'jennifer', 'jessica', 'charlie', 'daniel', 'thomas', 'ashley',
  'freedom', 'whatever', 'trustno', 'hello', 'helloworld', 'world', 'computer', 'internet', 'windows', 'google',
  'facebook', 'microsoft', 'samsung', 'iphone', 'apple', 'huawei', 'xiaomi', 'tencent', 'weixin', 'wechat', 'taobao',
  'alibaba', 'china', 'zhongguo', 'beijing', 'shanghai', 'guangzhou', 'shenzhen', 'suzhou', 'hangzhou',
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
  'spring', 'summer', 'autumn', 'winter', 'monday', 'friday', 'sunday', 'company', 'gongsi', 'office', 'sales', 'customer',
  'crm', 'dakehu', 'kehu', 'yingxiao', 'cookie', 'cheese', 'pepper', 'ginger', 'killer', 'soccer', 'hockey', 'ranger',
  'hunter', 'buster', 'tigger', 'purple', 'orange', 'banana', 'flower', 'butterfly', 'chocolate', 'forever', 'family',
  'money', 'lucky', 'happy', 'angel', 'jesus', 'god', 'summer', 'fuck', 'fuckyou', 'access', 'matrix', 'phoenix',
])
// prettier-ignore
const KEY_ROWS = [
  '1234567890', '!@#$%^&*()', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik', 'qazwsxedcrfvtgbyhnujmikolp', '!qaz@wsx#edc$rfv', '1q2w3e4r5t6y7u8i9o0p', 'q1w2e3r4t5y6u7i8o9p0',
  'a1b2c3d4e5f6g7h8', 'a1s2d3f4g5h6j7k8', '147258369', '159357', '0123456789',
]
const LUCKY =
  /^(?:5201314|520|521|1314|666|888|168|778|007|911|\d{4}|19\d{2}|20\d{2}|0?\d{1,2}|1[3-9]\d{9})+$/
const SWAPS: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** So many characters before and behind a word hide nothing. */
const STRETCH = 8

/** Letters only, with the usual swaps undone. */
function lettersOf(text: string): string {
  return [...text]
    .map((char) => SWAPS[char] ?? char)
    .join('')
    .replace(/[^a-z]/g, '')
}

/** Can the text be cut into words of the list alone? */
function isWords(text: string): boolean {
  const reach = [true]
  for (let end = 1; end <= text.length; end++)
    reach[end] = [...reach.keys()].some((start) => reach[start] && WORDS.has(text.slice(start, end)))
  return text.length > 0 && reach[text.length] === true
}

/** Is the text one piece repeated: aaaaaaaa, abcabcabc, 12341234? */
function isRepeated(text: string): boolean {
  for (let size = 1; size <= text.length / 2; size++)
    if (text.length % size === 0 && text.slice(0, size).repeat(text.length / size) === text) return true
  return false
}

function isKeyRun(text: string): boolean {
  return KEY_ROWS.some((row) =>
    [row, [...row].reverse().join('')].some((run) => `${run}${run}`.includes(text)),
  )
}

/** Is the text made of nothing but runs of at least three keys? */
function isKeyRuns(text: string): boolean {
  const reach = [true]
  for (let end = 1; end <= text.length; end++)
    reach[end] = [...reach.keys()].some(
      (start) => reach[start] && end - start >= 3 && isKeyRun(text.slice(start, end)),
    )
  return reach[text.length] === true
}

/** Is this a password (lower case) everybody tries? */
export function isWeak(text: string): boolean {
  const bare = text.replace(/[^\p{L}\p{N}]/gu, '')
  if (new Set(text).size <= 3 || isRepeated(text) || isKeyRun(text) || isKeyRuns(bare)) return true
  if (/^\d+$/.test(bare) && (LUCKY.test(bare) || isRepeated(bare))) return true
  return [bare, text].some((form) => {
    const head = form.replace(/^\d+/, '').replace(/[\d\p{P}\p{S}\s]+$/u, '')
    return form.length - head.length <= STRETCH && (isWords(head) || isWords(lettersOf(head)))
  })
}
