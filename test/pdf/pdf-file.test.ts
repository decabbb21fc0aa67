import { describe, expect, test } from 'vitest'
import { isPdfA, isWholePdf } from '../../src/pdf/pdf-file.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('a PDF file', () => {
  test('is whole from its header to its end, which a line break may follow', () => {
    expect(isWholePdf(bytes('%PDF-1.7\n1 0 obj\nstartxref\n9\n%%EOF'))).toBe(true)
    expect(isWholePdf(bytes('%PDF-1.7\n%%EOF\r\n'))).toBe(true)
  })

  test('is not whole while its end or its header is missing', () => {
    expect(isWholePdf(bytes(''))).toBe(false)
    expect(isWholePdf(bytes('%PDF-1.7\n1 0 obj\nstartxref'))).toBe(false)
    expect(isWholePdf(bytes('\0\0\0\0\0\n%%EOF'))).toBe(false)
    expect(isWholePdf(bytes(`%PDF-1.7\n%%EOF${' '.repeat(2000)}`))).toBe(false)
  })

  test('is PDF/A-2 when its metadata say so', () => {
    const metadata = (part: number) => bytes(`%PDF-1.7\n<pdfaid:part>${part}</pdfaid:part>\n%%EOF`)
    expect(isPdfA(metadata(2))).toBe(true)
    expect(isPdfA(metadata(1))).toBe(false)
    expect(isPdfA(bytes('%PDF-1.7\n%%EOF'))).toBe(false)
  })

  test('is looked at in its own part of a larger buffer', () => {
    const inside = bytes('%%EOF %PDF-1.7\n%%EOF').subarray(6)
    expect(isWholePdf(inside)).toBe(true)
    expect(isWholePdf(bytes('%PDF-1.7\n %%EOF').subarray(0, 9))).toBe(false)
  })
})
