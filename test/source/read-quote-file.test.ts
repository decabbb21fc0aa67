import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readDataFile } from '../../src/source/read-data-file.js'
import { readQuoteFile } from '../../src/source/read-quote-file.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotewright-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

const inputs = (chunks: readonly string[] = []) => ({
  folder,
  standardInput: (async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk)
  })(),
})

const onlyProblem = async (content: string | Uint8Array) => {
  await writeFile(join(folder, 'quote.json'), content)
  const { value, problems } = await readQuoteFile('quote.json', inputs())
  expect(value).toBeUndefined()
  expect(problems).toHaveLength(1)
  return problems[0]
}

describe('readQuoteFile', () => {
  test('reads a quote, with a byte order mark or without', async () => {
    for (const mark of ['', '\ufeff']) {
      await writeFile(join(folder, 'quote.json'), `${mark}{"QuoteAlternatives": []}`)
      expect(await readQuoteFile('quote.json', inputs())).toMatchObject({ value: {}, problems: [] })
    }
  })

  test('reads standard input when the name is a dash, however it is cut in chunks', async () => {
    const { value } = await readQuoteFile('-', inputs(['{"QuoteAlterna', 'tives": []}']))
    expect(value).toBeDefined()
  })

  test('says that a file is missing', async () => {
    expect((await readQuoteFile('absent.json', inputs())).problems).toEqual([
      {
        code: 'quote-not-readable',
        severity: 'error',
        message: 'Cannot read the quote `absent.json`: there is no such file',
      },
    ])
  })

  test('says that a path is a folder', async () => {
    const { problems } = await readQuoteFile('.', inputs())
    expect(problems[0]?.message).toContain('it is a folder')
  })

  test('names the line and column where a file stops being JSON', async () => {
    expect(await onlyProblem('{\n  "QuoteAlternatives": [],\n}')).toEqual({
      code: 'quote-not-json',
      severity: 'error',
      message: 'Cannot read the quote as JSON: `}` stands where a name in double quotes should be',
      where: { line: 3, column: 1 },
    })
  })

  test('says that a file is empty', async () => {
    expect((await onlyProblem(''))?.message).toContain('the end of the text stands where a value should be')
  })

  test('refuses text that is not UTF-8 rather than reading it wrong', async () => {
    const latin1 = Buffer.from('[{"Name": "K\u00f8rebane"}]', 'latin1')
    expect(await onlyProblem(latin1)).toMatchObject({ code: 'quote-not-json' })
    const utf16 = Buffer.from('\ufeff[]', 'utf16le')
    expect((await onlyProblem(utf16))?.message).toContain('it is not UTF-8 text')
  })

  test('refuses JSON that is no quote', async () => {
    expect(await onlyProblem('"quote"')).toMatchObject({ code: 'quote-invalid' })
  })
})

describe('readDataFile', () => {
  test('reads an object', async () => {
    await writeFile(join(folder, 'data.json'), '{"customer": "Acme"}')
    expect(await readDataFile('data.json', inputs())).toEqual({ value: { customer: 'Acme' }, problems: [] })
  })

  test.each([
    ['[1]', 'a list'],
    ['null', 'null'],
    ['"text"', 'a string'],
    ['12', 'a number'],
  ])('refuses %s, which is no object', async (content, found) => {
    await writeFile(join(folder, 'data.json'), content)
    const { value, problems } = await readDataFile('data.json', inputs())
    expect(value).toBeUndefined()
    expect(problems).toEqual([
      {
        code: 'data-invalid',
        severity: 'error',
        message: `Cannot use the own data: it is ${found}, and must be an object of names and values`,
      },
    ])
  })

  test('reads a file named dash as a file: own data never comes from standard input', async () => {
    const { problems } = await readDataFile('-', inputs(['{}']))
    expect(problems[0]).toMatchObject({ code: 'data-invalid' })
  })
})
