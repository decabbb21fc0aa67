import { describe, expect, test } from 'vitest'
import { withoutDataSource } from '../../src/template/docx-mail-merge.js'
import { openPackage } from '../../src/template/docx-package.js'
import { buildDocx, paragraph, readDocxParts, wordPart } from '../fixtures/build-docx.js'
import { fillDocx, openBuilt } from '../fixtures/fill-docx.js'

const source =
  '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:connectString w:val="Data Source=C:\\Users\\anna\\crm.odc"/><w:dataSource r:id="rId1"/></w:mailMerge>'
const settings = (content: string): string =>
  wordPart('settings', `<w:zoom w:percent="100"/>${content}<w:defaultTabStop w:val="708"/>`)

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relationship = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}" TargetMode="External"/>`
const relationships = (...content: readonly string[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content.join('')}</Relationships>`

const fill = (parts: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  readDocxParts(fillDocx(openBuilt({ body: paragraph('{x}'), parts }), { x: 'X' }))

describe('The data source of a template', () => {
  test('is not in its documents, nor is the path to it', () => {
    const template = relationship(4, 'attachedTemplate', 'file:///C:/Normal.dotm')
    const filled = fill({
      'word/settings.xml': settings(source),
      'word/_rels/settings.xml.rels': relationships(
        relationship(1, 'mailMergeSource', 'file:///C:/Users/anna/crm.odc'),
        relationship(2, 'mailMergeHeaderSource', 'file:///C:/Users/anna/names.csv'),
        relationship(3, 'recipientData', 'recipients.xml'),
        template,
      ),
    })
    expect(filled.get('word/settings.xml')).toBe(settings(''))
    expect(filled.get('word/_rels/settings.xml.rels')).toBe(relationships(template))
    expect([...filled.values()].join('')).not.toContain('anna')
  })

  test('is found in settings of any name', () => {
    const filled = fill({
      'word/settings2.xml': settings(source),
      'word/_rels/settings2.xml.rels': relationships(
        relationship(1, 'mailMergeSource', 'file:///C:/Users/anna/crm.odc'),
      ),
    })
    expect(filled.get('word/settings2.xml')).toBe(settings(''))
    expect(filled.get('word/_rels/settings2.xml.rels')).toBe(relationships())
  })

  test('is found under any prefix, and in an element without content', () => {
    const xml = settings(source).replaceAll('w:', 'q:')
    expect(fill({ 'word/settings.xml': xml }).get('word/settings.xml')).toBe(
      settings('').replaceAll('w:', 'q:'),
    )
    expect(fill({ 'word/settings.xml': settings('<w:mailMerge/>') }).get('word/settings.xml')).toBe(
      settings(''),
    )
  })
})

test('Settings without a data source, and broken ones, stay as they are', () => {
  const open = (xml: string) => {
    const opened = openPackage(
      'template.docx',
      buildDocx({ body: paragraph('x'), parts: { 'word/settings.xml': xml } }),
    )
    if (!('parts' in opened)) throw new Error('The template could not be opened')
    return withoutDataSource(opened)
  }
  expect(open(settings(''))).toEqual(new Map())
  expect(open(settings('<w:mailMerge>'))).toEqual(new Map())
})
