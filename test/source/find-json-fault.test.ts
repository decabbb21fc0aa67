import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findJsonFault } from '../../src/source/find-json-fault.js'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('findJsonFault', () => {
  test.each([
    ['', 'the end of the text', 'a value', 1, 1],
    ['{"a": 1,}', '`}`', 'a name in double quotes', 1, 9],
    ['{"a": 1 "b": 2}', '`"b"`', 'a comma or `}`', 1, 9],
    ['[1, 2', 'the end of the text', 'a comma or `]`', 1, 6],
    ['[1,]', '`]`', 'a value', 1, 4],
    ["{'a': 1}", "`'`", 'a name in double quotes or `}`', 1, 2],
    ['{"a" 1}', '`1`', 'a colon', 1, 6],
    ['{"price": 1.234,50}', '`50`', 'a name in double quotes', 1, 17],
    ['{"price": 01}', '`01`', 'a value', 1, 11],
    ['[undefined]', '`undefined`', 'a value or `]`', 1, 2],
    ['{}\r\n{}', '`{`', 'the end of the text', 2, 1],
    ['["a\nb"]', 'a line break', 'a closing `"`', 1, 4],
    ['["a\u0007"]', 'a control character', 'a closing `"`', 1, 4],
    ['["C:\\quotes"]', '`\\q`', 'a known escape such as `\\\\` or `\\n`', 1, 5],
    ['["a', 'the end of the text', 'a closing `"`', 1, 4],
    ['{\n  "a": [\n    tru\n  ]\n}', '`tru`', 'a value or `]`', 3, 5],
  ])('names what is wrong in %j and where', (text, found, expected, line, column) => {
    expect(findJsonFault(text)).toEqual({ found, expected, where: { line, column } })
  })

  test('reads a text of deep nesting', () => {
    expect(findJsonFault(`${'['.repeat(200_000)}}`).where.column).toBe(200_001)
  })

  test('finds a fault in exactly those texts that JSON.parse refuses', () => {
    const almostJson = fc
      .tuple(fc.json(), fc.nat(), fc.nat(2), fc.constantFrom(...'{}[]:,"\\ 01-.eE+tn\n\u0001x'))
      .map(([text, at, cut, inserted]) => {
        const index = at % (text.length + 1)
        return text.slice(0, index) + inserted + text.slice(index + cut)
      })
    fc.assert(
      fc.property(almostJson, (text) => {
        const { found, expected } = findJsonFault(text)
        expect(found === expected).toBe(isJson(text))
      }),
      { numRuns: 2000 },
    )
  })
})
