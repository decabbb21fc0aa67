import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePicture } from '../../src/fields/read-picture.js'
import { printText, quoteOfLines, renderText } from '../fixtures/quotes.js'

const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Beginnings and endings alone: nothing between them is read. */
const pngHeader = '89504e470d0a1a0a 0000000d 49484452 00000003 00000102 0806000000 00000000'
const pngEnd = '00000000 49454e44 ae426082'
const jpegHeader = 'ffd8 ffe0 0010 4a46494600010100000100010000 ffc4 0004 0000 ff ffc2 0011 08 0064 00c8 03'
const png = bytesOf(pngHeader + pngEnd)
const gif = bytesOf('474946383961 0500 0101 000000 3b')
const jpeg = bytesOf(`${jpegHeader} ffd9`)

const inLines = (text: string): string => `{#alternative}{#line}${text}{/line}{/alternative}`
const quoteOf = (thumbnail: unknown, more: Record<string, unknown> = {}) => ({
  ...quoteOfLines([{ Name: 'Rack', Thumbnail: thumbnail }], { TotalPrice: 0 }),
  ...more,
})

describe('a picture', () => {
  it.each([
    ['png', png, 3, 258],
    ['gif', gif, 5, 257],
    ['jpeg', jpeg, 200, 100],
  ] as const)('is known by its content, with its size: %s', (format, bytes, width, height) => {
    expect(parsePicture(bytes, 'Rack')).toEqual({ format, width, height, bytes, description: 'Rack' })
  })

  it.each([
    ['nothing', ''],
    ['a bitmap', '424d 46000000 00000000 36000000'],
    ['a truncated PNG', '89504e470d0a1a0a 0000000d 49484452 00000003'],
    ['a PNG that is cut off', pngHeader],
    ['a JPEG that is cut off', jpegHeader],
    ['a GIF that is cut off', '474946383961 0500 0101 000000 2c3b07'],
    [
      'a PNG wider than any',
      `89504e470d0a1a0a 0000000d 49484452 ffffffff 00000001 0806000000 00000000${pngEnd}`,
    ],
    ['a PNG without a header', `89504e470d0a1a0a 0000000d 49444154 00000003 00000102 0806000000 00000000`],
    ['a PNG of no width', `89504e470d0a1a0a 0000000d 49484452 00000000 00000102 0806000000 00000000`],
    ['another GIF', '474946383861 0500 0101 000000'],
    ['a JPEG without a frame', 'ffd8 ffe0 0010 4a46494600010100000100010000 ffd9'],
    ['a JPEG whose segments do not advance', 'ffd8 ffe0 0000 4a46494600010100000100010000'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('hex')],
  ])('is not %s', (_, hex) => {
    expect(parsePicture(bytesOf(hex), '')).toBeUndefined()
  })

  it('is read from any bytes without throwing', () => {
    const start = fc.constantFrom(png, gif, jpeg, bytesOf('ffd8ff'))
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 60 }), fc.nat(40), (head, tail, length) => {
        parsePicture(new Uint8Array([...head.slice(0, length), ...tail]), '')
      }),
    )
  })
})

describe('a picture in a document', () => {
  it('may be an address that holds it', () => {
    const address = `data:image/png;base64,${base64(png)}`
    expect(printText(quoteOf(address), inLines('{Image:line/quoteLineThumbnail}'))).toBe('[png 3x258]')
  })

  it('is that of the line or of the seller', () => {
    const quote = quoteOf(base64(png), { SaleOwner: { PortraitThumbnail: base64(jpeg) } })
    expect(printText(quote, inLines('{Image:line/quoteLineThumbnail}{Image:quote/portraitThumbnail}'))).toBe(
      '[png 3x258][jpeg 200x100]',
    )
  })

  it('may be broken into lines, and lack its padding', () => {
    const written = base64(gif)
      .replace(/=+$/, '')
      .replaceAll(/(.{5})/g, '$1\r\n')
    expect(printText(quoteOf(written), inLines('{Image:line/quoteLineThumbnail}'))).toBe('[gif 5x257]')
  })

  it.each(['', '   ', null])('is none, without a problem, where there is none: %j', (thumbnail) => {
    expect(printText(quoteOf(thumbnail), inLines('[{Image:line/quoteLineThumbnail}]'))).toBe('[]')
  })

  it.each(['https://example.com/a.png', 'not base64!', 'AAAA', 'A'])(
    'is none, with a warning, where it cannot be read: %s',
    (thumbnail) => {
      const { text, problems } = renderText(quoteOf(thumbnail), inLines('[{Image:line/quoteLineThumbnail}]'))
      expect(text).toBe('[]')
      expect(problems.map(({ severity, code }) => [severity, code])).toEqual([
        ['warning', 'image-not-readable'],
      ])
      expect(problems[0]?.message).toContain('Rack')
    },
  )

  it.each([
    [['Thumbnail'], '[gif 5x257]'],
    [['Image'], '[gif 5x257]'],
    [['Name'], ''],
  ])('is in use by either of its names: %j', (inUse, expected) => {
    const quote = quoteOf(base64(gif), { InUseFields: inUse })
    expect(renderText(quote, inLines('{Image:line/quoteLineThumbnail}')).text).toBe(expected)
  })

  it.each(['Thumbnail', 'Image'])('is hidden by either of its names: %s', (name) => {
    const quote = quoteOfLines([{ Thumbnail: base64(gif), Rights: `${name}=N` }], { TotalPrice: 0 })
    expect(printText(quote, inLines('[{Image:line/quoteLineThumbnail}]'), { expect: ['right-none'] })).toBe(
      '[]',
    )
  })
})

describe('a picture of own data', () => {
  const data = {
    logo: base64(png),
    none: null,
    empty: '',
    text: 'Rack',
    number: 7,
    people: [{ photo: base64(gif) }, { photo: base64(gif) }, { photo: base64(jpeg) }, { photo: '' }],
  }

  it('is a text in base64', () => {
    expect(printText(undefined, '{Image:logo}', { data })).toBe('[png 3x258]')
    expect(printText(undefined, '{#people}{Image:photo}{/people}', { data })).toBe(
      '[gif 5x257][gif 5x257][jpeg 200x100]',
    )
  })

  it('is none, without a problem, where there is none', () => {
    expect(printText(undefined, '[{Image:none}{Image:empty}]', { data })).toBe('[]')
  })

  it.each(['text', 'number', 'people'])('is none, with a warning, where it cannot be read: %s', (name) => {
    const { text, problems } = renderText(undefined, `[{Image:${name}}]`, { data })
    expect(text).toBe('[]')
    expect(problems.map(({ severity, code }) => [severity, code])).toEqual([
      ['warning', 'image-not-readable'],
    ])
    expect(problems[0]?.message).toContain(`\`${name}\``)
  })
})
