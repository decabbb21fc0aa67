/** What we write is valid by the schemas of Office Open XML, as Microsoft's own validator reads them. */
import validate from '@ooxml-tools/validate'
import { expect, test } from 'vitest'
import type { Picture } from '../../src/model.js'
import { paragraph, run, table, wordPart } from '../fixtures/build-docx.js'
import { fillDocx, openBuilt } from '../fixtures/fill-docx.js'

/** A PNG of one pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
)
const picture: Picture = { format: 'png', bytes: png, width: 800, height: 600, description: 'Desk & "lamp"' }
const ids = (id: string): string => ` w14:paraId="${id}" w14:textId="77777777"`
const control = `<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>${run('{line/name}')}</w:sdtContent></w:sdt>`
const bookmark = `<w:bookmarkStart w:id="0" w:name="b"/>${run('{line/code}')}<w:bookmarkEnd w:id="0"/>`

test('A filled document with all that a region can repeat is valid', async () => {
  const template = openBuilt({
    body: [
      paragraph('{Culture:nb-NO}{GroupBy:name}'),
      paragraph('{#line}'),
      `<w:p${ids('00000001')}>${control}${bookmark}${run('{line/text}', '<w:b/>')}</w:p>`,
      table(
        ['{Image:line/quoteLineImage}', '{line/text}'],
        [`${paragraph('{#part}')}${paragraph('{x}')}${paragraph('{/part}')}`, ''],
      ),
      paragraph('{Image:line/quoteLineImage}'),
      paragraph('{/line}'),
      table(['{#none}{line/name}', '{/none}']),
      paragraph('end'),
    ].join(''),
    parts: {
      'word/header1.xml': wordPart('hdr', paragraph('{#line}{Image:line/quoteLineImage}{/line}')),
      'word/styles.xml': wordPart(
        'styles',
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/></w:style>',
      ),
    },
  })
  const line = {
    'line/name': 'a',
    'line/code': 'b',
    'line/text': '\n1\t2\n\n3\n',
    'line/quoteLineImage': picture,
    part: [],
  }
  const filled = fillDocx(template, { line: [line, { ...line, part: [{ x: 'y' }] }, line] })
  expect(await validate(filled, 'docx', 'Office2019')).toEqual([])
})
