import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openPdfConverter, toPdf } from '../../src/index.js'
import type { QuoteDocument, Result } from '../../src/model.js'
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
