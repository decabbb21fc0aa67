/**
 * Finds where a text stops being JSON (RFC 8259). `JSON.parse` decides whether it is; its own message differs
 * between versions of Node and often names no place, so the place is found here.
 */
import type { Place } from '../model.js'

export interface JsonFault {
  readonly found: string
  readonly expected: string
  readonly where: Place
}

/** What may come next, in words. */
const expected = {
  value: 'a value',
  valueOrEnd: 'a value or `]`',
  name: 'a name in double quotes',
  nameOrEnd: 'a name in double quotes or `}`',
  colon: 'a colon',
  commaOrBrace: 'a comma or `}`',
  commaOrBracket: 'a comma or `]`',
  end: 'the end of the text',
} as const
type Expectation = keyof typeof expected

interface Token {
  readonly kind: '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'literal' | 'end' | 'unknown'
  readonly text: string
  readonly start: number
  readonly end: number
}

const space = /[ \t\n\r]*/y
const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const escaped = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y
const word = /[\p{L}\p{N}_$.+-]+|./suy

/** The first fault of a text that `JSON.parse` refuses. Reads without recursion, so nesting cannot exhaust it. */
export function findJsonFault(text: string): JsonFault {
  const open: ('{' | '[')[] = []
  let expectation: Expectation = 'value'
  let token = readToken(text, 0)
  for (;;) {
    if (typeof token === 'number') return faultInString(text, token)
    const next = step(expectation, { token, open })
    if (next === undefined) return faultAt(text, token, expected[expectation])
    expectation = next
    token = readToken(text, token.end)
  }
}

/** What is expected after a token; undefined when the token may not stand here, or is the end of the text. */
function step(
  expectation: Expectation,
  { token, open }: { readonly token: Token; readonly open: ('{' | '[')[] },
): Expectation | undefined {
  const afterValue = (): Expectation =>
    open.length === 0 ? 'end' : open.at(-1) === '{' ? 'commaOrBrace' : 'commaOrBracket'
  switch (token.kind) {
    case '{':
    case '[':
      if (expectation !== 'value' && expectation !== 'valueOrEnd') return undefined
      open.push(token.kind)
      return token.kind === '{' ? 'nameOrEnd' : 'valueOrEnd'
    case '}':
    case ']': {
      const allowed = token.kind === '}' ? ['nameOrEnd', 'commaOrBrace'] : ['valueOrEnd', 'commaOrBracket']
      if (!allowed.includes(expectation)) return undefined
      open.pop()
      return afterValue()
    }
    case ':':
      return expectation === 'colon' ? 'value' : undefined
    case ',':
      return expectation === 'commaOrBrace' ? 'name' : expectation === 'commaOrBracket' ? 'value' : undefined
    case 'string':
      if (expectation === 'name' || expectation === 'nameOrEnd') return 'colon'
      return expectation === 'value' || expectation === 'valueOrEnd' ? afterValue() : undefined
    case 'literal':
      return expectation === 'value' || expectation === 'valueOrEnd' ? afterValue() : undefined
    default:
      return undefined
  }
}

/** The next token, or where inside it a string breaks. */
function readToken(text: string, from: number): Token | number {
  const start = from + (matchAt(space, text, from)?.length ?? 0)
  const first = text[start]
  const token = (kind: Token['kind'], length: number): Token => ({
    kind,
    text: text.slice(start, start + length),
    start,
    end: start + length,
  })
  if (first === undefined) return token('end', 0)
  if (first === '"') {
    const { end, closed } = scanString(text, start + 1)
    return closed ? token('string', end - start) : end
  }
  if (isPunctuation(first)) return token(first, 1)
  const whole = matchAt(word, text, start) ?? first
  return token(matchAt(literal, text, start) === whole ? 'literal' : 'unknown', whole.length)
}

const isPunctuation = (character: string): character is '{' | '}' | '[' | ']' | ':' | ',' =>
  '{}[]:,'.includes(character)

/** Where a string ends: behind its closing quote, or at what may not stand in it. */
function scanString(text: string, from: number): { readonly end: number; readonly closed: boolean } {
  let at = from
  for (;;) {
    const character = text[at]
    if (character === '"') return { end: at + 1, closed: true }
    if (character === undefined || character < ' ') return { end: at, closed: false }
    const length = character === '\\' ? matchAt(escaped, text, at)?.length : 1
    if (length === undefined) return { end: at, closed: false }
    at += length
  }
}

function faultInString(text: string, at: number): JsonFault {
  const character = text[at]
  if (character === undefined) return { ...endFault, expected: 'a closing `"`', where: placeAt(text, at) }
  if (character === '\\') {
    const found = `\`${text.slice(at, at + 2)}\``
    return { found, expected: 'a known escape such as `\\\\` or `\\n`', where: placeAt(text, at) }
  }
  const found = character === '\n' || character === '\r' ? 'a line break' : 'a control character'
  return { found, expected: 'a closing `"`', where: placeAt(text, at) }
}

const endFault = { found: 'the end of the text' } as const

function faultAt(text: string, token: Token, wanted: string): JsonFault {
  const found = token.kind === 'end' ? endFault.found : `\`${token.text.slice(0, 40)}\``
  return { found, expected: wanted, where: placeAt(text, token.start) }
}

function placeAt(text: string, index: number): Place {
  const lines = text.slice(0, index).split(/\r\n|\n|\r/)
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

function matchAt(pattern: RegExp, text: string, index: number): string | undefined {
  pattern.lastIndex = index
  return pattern.exec(text)?.[0]
}
