import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openPdfConverter, toPdf } from '../../src/index.js'
import type { QuoteDocument, Result } from '../../src/model.js'
import { withTimeLimit } from '../../src/pdf/with-time-limit.js'
import { type FakeSoffice, installFakeSoffice } from './fake-soffice.js'

let fake: FakeSoffice
let folder = ''
const systemFolder = tmpdir()
beforeEach(() => {
  fake = installFakeSoffice()
  folder = mkdtempSync(join(systemFolder, 'converter-'))
  vi.stubEnv('TMPDIR', folder)
})
afterEach(() => {
  expect(readdirSync(folder)).toEqual([])
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
  fake.remove()
})

const docx = (text: string): QuoteDocument => ({ extension: 'docx', bytes: new TextEncoder().encode(text) })
const html: QuoteDocument = { extension: 'html', bytes: new TextEncoder().encode('<p>Hi</p>') }
const codes = ({ value, problems }: Result<Uint8Array>) => [
  value === undefined,
  ...problems.map(({ code }) => code),
]

describe('a converter', () => {
  test('makes PDF files of documents of one kind while the engine of the other is missing', async () => {
    const converter = openPdfConverter({ environment: fake.environment, concurrency: 1 })
    const [first, second, third] = await Promise.all(
      [docx('one'), html, docx('two')].map((document) => converter.convert(document)),
    )
    expect(first?.problems).toEqual([])
    expect(third?.problems).toEqual([])
    expect(second && codes(second)).toEqual([true, 'pdf-engine-missing'])
    expect(second?.problems[0]?.message).toContain('Chromium is not installed; install it with `')
    expect(fake.starts().length).toBe(1)
    await converter.close()
  })

  test('starts nothing before the first document, and nothing when it is closed', async () => {
    const converter = openPdfConverter({ environment: fake.environment })
    await converter.close()
    expect(codes(await converter.convert(docx('one')))).toEqual([true, 'pdf-not-possible'])
    expect(fake.starts()).toEqual([])
  })

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'that is to have %d documents in work has none, and says so',
    async (concurrency) => {
      const converter = openPdfConverter({ environment: fake.environment, concurrency })
      for (const document of [docx('one'), html]) {
        expect(codes(await converter.convert(document))).toEqual([true, 'option-invalid'])
      }
      await converter.close()
    },
  )

  test.each([0, -1, Number.NaN])('takes no time limit of %d', async (timeLimit) => {
    const converter = openPdfConverter({ environment: fake.environment, concurrency: 1 })
    const { value, problems } = await converter.convert(docx('one'), { timeLimit })
    expect(value).toBeUndefined()
    expect(problems).toMatchObject([
      { code: 'option-invalid', message: expect.stringContaining('`timeLimit`') },
    ])
    await converter.close()
  })

  test.each([3e9, Number.POSITIVE_INFINITY])(
    'takes a time limit of %d for a long time',
    async (timeLimit) => {
      const converter = openPdfConverter({ environment: fake.environment, concurrency: 1 })
      expect((await converter.convert(docx('one'), { timeLimit })).problems).toEqual([])
      expect(await withTimeLimit(new Promise((resolve) => setTimeout(resolve, 20, 1)), timeLimit)).toEqual({
        isLate: false,
        value: 1,
      })
      await converter.close()
    },
  )

  test('does not blame the document where nothing can be written', async () => {
    vi.stubEnv('TMPDIR', join(folder, 'missing'))
    const converter = openPdfConverter({ concurrency: 1, environment: fake.environment })
    const { problems } = await converter.convert(docx('one'))
    expect(problems).toMatchObject([{ code: 'pdf-not-possible' }])
    expect(problems[0]?.message).toContain(`\`${join(folder, 'missing')}\``)
    expect(problems[0]?.message).toContain('`ENOENT`')
    vi.stubEnv('TMPDIR', folder)
    expect((await converter.convert(docx('two'))).problems).toEqual([])
    await converter.close()
  })

  test('works in a folder for temporary files with a relative path', async () => {
    vi.stubEnv('TMPDIR', relative(process.cwd(), folder))
    expect((await toPdf(docx('one'), { environment: fake.environment })).problems).toEqual([])
    expect(fake.starts()[0]?.environment['TMPDIR']).toContain(`${folder}/`)
  })

  test('finds the engines by the variables of this process unless told', async () => {
    vi.stubEnv('PATH', fake.environment['PATH'])
    expect((await toPdf(docx('one'))).problems).toEqual([])
    expect(fake.starts().length).toBe(1)
  })
})

describe('making one PDF', () => {
  test('takes the wishes for it and leaves nothing behind', async () => {
    const { value } = await toPdf(docx('archive'), { environment: fake.environment, pdfA: true })
    expect(new TextDecoder().decode(value)).toContain('archive')
    expect(fake.starts()[0]?.args.join(' ')).toContain('"SelectPdfVersion":{"type":"long","value":"2"}')
  })
})
