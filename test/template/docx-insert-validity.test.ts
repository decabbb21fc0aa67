/** What we insert is valid by the schemas of Office Open XML, as Microsoft's own validator reads them. */
import validate from '@ooxml-tools/validate'
import { describe, expect, test } from 'vitest'
import { detailsMark } from '../../src/template/docx-marks.js'
import { type DocxOptions, paragraph, run, table, wordPart } from '../fixtures/build-docx.js'
import { insert, mark, relationshipList } from '../fixtures/insert-docx.js'

/** A PNG of one pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
)
const pictureNamespace = 'http://schemas.openxmlformats.org/drawingml/2006/picture'
const picture = [
  '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="p"/>',
  `<a:graphic><a:graphicData uri="${pictureNamespace}"><pic:pic xmlns:pic="${pictureNamespace}"><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr>`,
  '<pic:blipFill><a:blip r:embed="image"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>',
  '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>',
  '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
].join('')
const numbering = wordPart(
  'numbering',
  '<w:abstractNum w:abstractNumId="0"><w:nsid w:val="12345678"/><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="List"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)
const styles = (name: string): string =>
  wordPart(
    'styles',
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="List"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
  )
const notes = (kind: string): string =>
  wordPart(
    `${kind}s`,
    `<w:${kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:${kind}><w:${kind} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:${kind}><w:${kind} w:id="1">${paragraph('note')}</w:${kind}>`,
  )
const settings = wordPart('settings', '<w:zoom w:percent="100"/><w:evenAndOddHeaders/><w:compat/>')

/** Everything that has an id, a name or a part of its own. */
const everything: DocxOptions = {
  body: [
    `<w:p w14:paraId="00000001" w14:textId="77777777"><w:pPr><w:pStyle w:val="List"/></w:pPr><w:bookmarkStart w:id="0" w:name="b"/>${run('one')}<w:bookmarkEnd w:id="0"/></w:p>`,
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${picture}<w:hyperlink r:id="link">${run('x')}</w:hyperlink></w:p>`,
    '<w:p><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r></w:p>',
    `<w:p><w:ins w:id="7" w:author="a">${run('added')}</w:ins><w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
    `<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>${paragraph('control')}</w:sdtContent></w:sdt>`,
    '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="header"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>',
    table(['two', `<w:p>${picture.replace('docPr id="1"', 'docPr id="2"')}</w:p>`]),
  ].join(''),
  parts: {
    'word/styles.xml': styles('Details list'),
    'word/numbering.xml': numbering,
    'word/footnotes.xml': notes('footnote'),
    'word/endnotes.xml': notes('endnote'),
    'word/settings.xml': settings,
    'word/header1.xml': wordPart('hdr', `<w:p>${picture}</w:p>`),
    'word/comments.xml': wordPart(
      'comments',
      `<w:comment w:id="0" w:author="a">${paragraph('x')}</w:comment>`,
    ),
    'word/media/image1.png': png,
    'word/_rels/header1.xml.rels': relationshipList(['image', 'image', 'media/image1.png']),
    'word/_rels/document.xml.rels': relationshipList(
      ['styles', 'styles', 'styles.xml'],
      ['numbering', 'numbering', 'numbering.xml'],
      ['footnotes', 'footnotes', 'footnotes.xml'],
      ['endnotes', 'endnotes', 'endnotes.xml'],
      ['settings', 'settings', 'settings.xml'],
      ['comments', 'comments', 'comments.xml'],
      ['header', 'header', 'header1.xml'],
      ['image', 'image', 'media/image1.png'],
      ['link', 'hyperlink', 'https://example.com/'],
    ),
  },
  section: '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>',
}
const simple = (body: string): DocxOptions => ({
  body,
  parts: { 'word/settings.xml': settings, 'word/footer1.xml': wordPart('ftr', paragraph('foot')) },
})

describe('A document with everything is valid', () => {
  test.each<[string, DocxOptions, DocxOptions]>([
    [
      'at several marks, one of them in a cell',
      simple(`${mark}${table([mark])}${paragraph('x', detailsMark)}`),
      everything,
    ],
    ['as a section of its own', simple(paragraph('main')), everything],
    [
      'in one that has everything, too',
      { ...everything, body: `${everything.body}${mark}${paragraph('end')}` },
      everything,
    ],
    ['behind one that has everything, too', everything, everything],
  ])('%s', async (_, main, details) => {
    expect(await validate(insert(main, details), 'docx', 'Office2019')).toEqual([])
  })
})
