import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentDisposition, safeFileName } from './file-names'

describe('names of uploaded files', () => {
  test.each<[string, string, string]>([
    ['a plain name stays', '客户档案 2026.xlsx', '客户档案 2026.xlsx'],
    ['folders are cut off', '..\\..\\C:\\a/b/合同.pdf', '合同.pdf'],
    ['line breaks are cut out', 'a\r\nSet-Cookie: x.pdf', 'aSet-Cookie: x.pdf'],
    ['direction marks are cut out', '门头\u202Egnp.exe', '门头gnp.exe'],
    ['dots and blanks at the ends are cut off', ' ..合同.pdf. ', '合同.pdf'],
    ['half a character is replaced', 'a\uD800.pdf', 'a\uFFFD.pdf'],
    ['nothing is left', '///', 'file'],
  ])('%s', (_name, given, expected) => {
    expect(safeFileName(given)).toBe(expected)
  })

  test('a long name is cut by characters and keeps its ending', () => {
    const name = safeFileName(`${'𠮷'.repeat(300)}.xlsx`)
    expect([...name]).toHaveLength(150)
    expect(name.endsWith('𠮷.xlsx')).toBe(true)
  })
})

describe('Content-Disposition', () => {
  test.each<[string, string]>([
    ['report.pdf', `attachment; filename="report.pdf"; filename*=UTF-8''report.pdf`],
    ['合同.pdf', `attachment; filename="__.pdf"; filename*=UTF-8''%E5%90%88%E5%90%8C.pdf`],
    [`a"b'c(1)*%.pdf`, `attachment; filename="a_b'c(1)*_.pdf"; filename*=UTF-8''a%22b%27c%281%29%2A%25.pdf`],
  ])('%s', (name, expected) => {
    expect(contentDisposition(name)).toBe(expected)
  })

  test('any name gives one valid header line and comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = contentDisposition(name)
        expect(header).toMatch(
          /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]+"; filename\*=UTF-8''[\w.!~%-]+$/,
        )
        expect(decodeURIComponent(header.split("UTF-8''")[1]!)).toBe(safeFileName(name))
      }),
    )
  })
})
