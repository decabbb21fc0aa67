import validate from '@ooxml-tools/validate'
import { describe, expect, test } from 'vitest'
import { withTitle } from '../../src/template/docx-title.js'
import { buildDocx, paragraph, readDocxParts } from '../fixtures/build-docx.js'

const core = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${content}</cp:coreProperties>`

const documentWith = (content?: string): Uint8Array =>
  buildDocx({
    body: paragraph('Hello'),
    ...(content === undefined ? {} : { parts: { 'docProps/core.xml': core(content) } }),
  })

/** The title elements of a document, as written and without their namespaces. */
const titlesOf = (bytes: Uint8Array): readonly string[] =>
  (readDocxParts(bytes).get('docProps/core.xml') ?? '')
    .replace(/ xmlns:dc="[^"]*"(?=>)/g, '')
    .match(/<dc:title[^/>]*(?:\/>|>[^<]*<\/dc:title>)/g) ?? []

describe('the title of a document', () => {
  test('stays as it is where there is one', () => {
    const bytes = documentWith('<dc:title>Quote 1</dc:title>')
    expect(withTitle(bytes, { name: 'file' })).toBe(bytes)
    expect(withTitle(bytes, { title: 'Quote 1' })).toBe(bytes)
  })

  test('stays missing where nothing is known', () => {
    for (const bytes of [documentWith('<dc:title/>'), documentWith()])
      expect(withTitle(bytes, {})).toBe(bytes)
  })

  test('gives way to the one that is wanted', () => {
    const bytes = documentWith(
      '<dc:subject>S</dc:subject><dc:title>Quote &amp; 1</dc:title><dc:creator>C</dc:creator>',
    )
    const changed = withTitle(bytes, { title: 'A < B & "C"', name: 'file' })
    expect(titlesOf(changed)).toEqual(['<dc:title>A &lt; B &amp; &quot;C&quot;</dc:title>'])
    expect(readDocxParts(changed).get('docProps/core.xml')).toMatch(/<dc:subject>S<.*<dc:creator>C</)
  })

  test('is the name where there is none', () => {
    for (const content of ['', '<dc:title/>', '<dc:title></dc:title>', '<dc:title> </dc:title>']) {
      const changed = withTitle(documentWith(content), { name: 'quote-10106' })
      expect(titlesOf(changed)).toEqual(['<dc:title>quote-10106</dc:title>'])
    }
  })

  test('comes with the properties of a document that has none', async () => {
    const changed = withTitle(documentWith(), { name: 'quote-10106' })
    expect(titlesOf(changed)).toEqual(['<dc:title>quote-10106</dc:title>'])
    expect(readDocxParts(changed).get('_rels/.rels')).toContain('Target="docProps/core.xml"')
    expect(readDocxParts(changed).get('[Content_Types].xml')).toContain('PartName="/docProps/core.xml"')
    expect(readDocxParts(changed).get('word/document.xml')).toContain('Hello')
    expect(await validate(changed, 'docx', 'Office2019')).toEqual([])
  })

  test('has no characters that XML cannot hold', () => {
    const changed = withTitle(documentWith(''), { title: 'a\0\nb\ud800c\uffff' })
    expect(titlesOf(changed)).toEqual(['<dc:title>a b c </dc:title>'])
  })

  test('is not looked for in what is no document', () => {
    for (const text of ['', 'PK', 'hello', '%PDF-1.7']) {
      const bytes = new TextEncoder().encode(text)
      expect(withTitle(bytes, { title: 'T' })).toBe(bytes)
    }
  })

  test('is left alone where its part is damaged', () => {
    const bytes = buildDocx({ body: paragraph('a'), parts: { 'docProps/core.xml': '<cp:coreProperties' } })
    expect(withTitle(bytes, { title: 'T' })).toBe(bytes)
  })
})
