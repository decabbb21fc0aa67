import { posix, win32 } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assembleOutputName, type NamePiece } from '../../src/output/output-name.js'

const literal = (text: string): NamePiece => ({ kind: 'literal', text })
const field = (text: string, name = '{quote/number}'): NamePiece => ({ kind: 'field', text, field: name })
const file = (text: string): NamePiece => ({ kind: 'file', text })

const assemble = (...pieces: readonly NamePiece[]) =>
  assembleOutputName(pieces, { pattern: 'the pattern', template: 'offer.docx' })

const nameOf = (...pieces: readonly NamePiece[]): string | undefined => {
  const { value, problems } = assemble(...pieces)
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  return value
}

const faultOf = (...pieces: readonly NamePiece[]): string | undefined => {
  const { value, problems } = assemble(...pieces)
  expect(value).toBeUndefined()
  expect(problems).toHaveLength(1)
  return problems[0]?.message
}

describe('assembleOutputName', () => {
  test('puts text and fields together, and makes folders of slashes', () => {
    expect(nameOf(field('Granli AS'), literal('/'), field('10106'), literal('-v2.docx'))).toBe(
      'Granli-AS/10106-v2.docx',
    )
    expect(nameOf(literal('a\\b/./c//d.docx'))).toBe('a/b/c/d.docx')
    expect(nameOf(literal('Offer No 1.DOCX'))).toBe('Offer No 1.DOCX')
  })

  test('lets no field lead to another folder', () => {
    expect(nameOf(field('../../etc/passwd'), literal('.docx'))).toBe('etc-passwd.docx')
    expect(nameOf(literal('a/'), field('..b..'), literal('.docx'))).toBe('a/b.docx')
  })

  test('composes accents', () => {
    expect(nameOf(field('Ga\u030Ardsysteri'), literal(' Ga\u030Ard.docx'))).toBe(
      'G\u00E5rdsysteri G\u00E5rd.docx',
    )
  })

  test('leaves an empty field out with the sign before it, and warns', () => {
    const { value, problems } = assemble(
      field('10106'),
      literal('-'),
      field('', '{contact/name}'),
      literal('.docx'),
    )
    expect(value).toBe('10106.docx')
    expect(problems.map(({ severity, message }) => ({ severity, message }))).toEqual([
      { severity: 'warning', message: 'Leaving `{contact/name}` out of the name `the pattern`: it is empty' },
    ])
    expect(nameOf(field(' '), literal('-'), field('10106'), literal('.docx'))).toBe('10106.docx')
    expect(nameOf(field('a'), literal('_'), field(''), literal('-b.docx'))).toBe('a-b.docx')
  })

  test('refuses a name of which nothing is left', () => {
    expect(faultOf(field(''), literal('.docx'))).toContain('nothing is left for a part of it')
    expect(faultOf(field('..'), literal('/a.docx'))).toContain('nothing is left for a part of it')
    expect(faultOf(literal('.docx'))).toContain('nothing is left for a part of it')
    expect(faultOf(field('a'), literal('/.docx'))).toContain('nothing is left for a part of it')
    expect(faultOf(literal('a\\.docx'))).toContain('nothing is left for a part of it')
  })

  test.each([
    ['/etc/x.docx', 'leave out the beginning that leads elsewhere'],
    ['\\x.docx', 'leave out the beginning that leads elsewhere'],
    ['../x.docx', 'leave out `..`'],
    ['a/../../x.docx', 'leave out `..`'],
    ['a\\..\\x.docx', 'leave out `..`'],
    ['a:b.docx', 'no file system takes control characters'],
    ['a\u0000b.docx', 'no file system takes control characters'],
    ['C:\\x.docx', 'leave out the beginning that leads elsewhere'],
    ['what?.docx', 'no file system takes control characters'],
    ['a./b.docx', 'end in a dot or space'],
    ['a /b.docx', 'end in a dot or space'],
    ['nul.docx', 'Windows keeps that name for a device'],
    ['COM1 .docx', 'Windows keeps that name for a device'],
    ['Aux/b.docx', 'Windows keeps that name for a device'],
    [`${'x'.repeat(241)}.docx`, 'more than 240 bytes'],
    ['.quotewright-lock.docx', 'kept for the run itself'],
    ['.Quotewright-x/b.docx', 'kept for the run itself'],
  ])('refuses %j', (text, reason) => {
    expect(faultOf(literal(text))).toContain(reason)
  })

  test('repairs what fields make of a name', () => {
    expect(nameOf(field('CON'), literal('.docx'))).toBe('CON_.docx')
    expect(nameOf(field('lpt1'), literal('.final.docx'))).toBe('lpt1_.final.docx')
    expect(nameOf(field('a'), literal('./b.docx'))).toBe('a/b.docx')
    const long = nameOf(...Array.from({ length: 9 }, () => field('冷'.repeat(50))), literal('.docx'))
    expect(long).toBe(`${'冷'.repeat(80)}.docx`)
    expect(faultOf(literal('.quotewright-'), field('lock'), literal('.docx'))).toContain(
      'kept for the run itself',
    )
  })

  test('keeps the names of files as they are, but for what no file system takes', () => {
    expect(nameOf(file('Offer 10106 (2)'), literal('-'), file('a:b?'), literal('.docx'))).toBe(
      'Offer 10106 (2)-a-b-.docx',
    )
  })

  test.each([
    [[literal('x.pdf')]],
    [[literal('x')]],
    [[literal('letters/')]],
    [[literal('x.docx'), field('1')]],
    [[]],
  ])('refuses an extension that is not that of the template: %j', (pieces) => {
    expect(faultOf(...pieces)).toBe(
      'Cannot write `the pattern`: its extension is not that of the documents that `offer.docx` makes; end it in `.docx`, or in `.pdf`',
    )
  })

  test('takes both extensions of HTML', () => {
    const html = { pattern: '', template: 'mail.hbs' }
    expect(assembleOutputName([literal('x.htm')], html).value).toBe('x.htm')
    expect(assembleOutputName([literal('x.html')], html).value).toBe('x.html')
  })

  test('whatever the fields hold, gives a name inside the folder that every file system takes', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => field(text)),
      fc
        .string({ unit: fc.constantFrom('.', '/', '\\', ' ', 'a', '-', ':', '\0', 'CON', '…') })
        .map((text) => field(text)),
      fc.constantFrom(literal('/'), literal('-'), literal('.'), literal('a')),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const { value } = assemble(...pieces, literal('.docx'))
        if (value === undefined) return
        const parts = value.split('/')
        expect(posix.normalize(value)).toBe(value)
        expect(win32.isAbsolute(value)).toBe(false)
        for (const part of parts) {
          expect(part).not.toMatch(/^\.{0,2}$/)
          expect(part).not.toMatch(/[\p{Cc}\p{Cs}<>:"\\|?*]|[. ]$/u)
          expect(part).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$)/i)
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255)
        }
      }),
    )
  })
})
