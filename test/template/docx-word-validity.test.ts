/** Templates of Word's fields come out valid by the schemas of Office Open XML, as Microsoft's own validator reads them. */
import validate from '@ooxml-tools/validate'
import { expect, test } from 'vitest'
import { renderQuote } from '../../src/render.js'
import { type DocxOptions, paragraph, run, table, wordPart } from '../fixtures/build-docx.js'
import { openBuilt } from '../fixtures/fill-docx.js'
import {
  begin,
  code,
  complexField,
  end,
  mergeField,
  separate,
  simpleField,
  tableEnd,
  tableStart,
} from '../fixtures/word-fields.js'

const x = mergeField('x')
const inRegion = (content: string): string => paragraph(tableStart('r')) + content + paragraph(tableEnd('r'))
const box = (content: string): string =>
  `<w:r><w:pict><v:shape id="s" type="#t" style="width:10pt;height:10pt"><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
const bookmark = (id: number, content: string): string =>
  `<w:bookmarkStart w:id="${id}" w:name="b${id}"/>${content}<w:bookmarkEnd w:id="${id}"/>`
const control = (content: string): string =>
  `<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
const choice = (yes: string, no: string): string =>
  begin +
  code(' IF ') +
  x +
  code(' = "1" "') +
  yes +
  code('" "') +
  no +
  code('"') +
  separate +
  run('old') +
  end

const templates: readonly (readonly [name: string, template: DocxOptions])[] = [
  [
    'of regions in every place',
    {
      body: [
        paragraph(mergeField('Culture:en-US'), mergeField('GroupBy:name')),
        inRegion(paragraph('a', x) + table([paragraph(x)])),
        inRegion(table([paragraph(x)])),
        table(['head', ''], [paragraph(tableStart('r'), x), paragraph(tableEnd('r'))]),
        paragraph(''),
        table([inRegion(table([paragraph(x)])), inRegion(paragraph(x))]),
        paragraph(''),
        table([paragraph(tableStart('r'), x), paragraph(tableEnd('r'))]),
        paragraph(tableStart('r'), x, tableEnd('r'), tableStart('s'), 'y', tableEnd('s')),
        control(inRegion(paragraph(x))),
        paragraph(box(inRegion(paragraph(x)))),
        inRegion(`<w:p w14:paraId="00000001" w14:textId="77777777">${bookmark(1, x)}</w:p>`),
      ].join(''),
      parts: {
        'word/header1.xml': wordPart('hdr', inRegion(paragraph(x))),
        'word/footer1.xml': wordPart('ftr', inRegion(table([paragraph(x)]))),
      },
    },
  ],
  [
    'of fields in every form',
    {
      body: [
        paragraph(
          complexField(' MERGEFIELD x ', run('x', '<w:b/><w:noProof/>')),
          simpleField(' MERGEFIELD x ', run('x', '<w:noProof/>')),
          `<w:ins w:id="3" w:author="a">${begin}${code(' MERGEFIELD x ')}</w:ins>${separate}<w:ins w:id="4" w:author="a">${run('x')}${end}</w:ins>`,
          `<w:del w:id="5" w:author="a">${begin}<w:r><w:delInstrText>MERGEFIELD x</w:delInstrText></w:r>${end}</w:del>`,
        ),
        paragraph(choice(code('yes') + bookmark(2, x), code('no') + complexField(' PAGE ', code('1')))),
        paragraph(begin + code(' IF ') + x + code(' = 1 "') + code('above')) +
          table([paragraph(x)]) +
          paragraph(code('" "b"') + end),
        paragraph(complexField(`${code(' HYPERLINK "https://a.b/')}${x}${code('"')}`, x)),
        table([paragraph(complexField(' =SUM(RIGHT) ', '0')), paragraph(x)]),
        `<w:p><w:pPr><w:jc w:val="right"/></w:pPr>${begin}${code(' MERGEFIELD x \\f "')}</w:p>`,
        paragraph(code('end" ') + separate + run('x') + end),
      ].join(''),
      parts: {
        'word/settings.xml': wordPart(
          'settings',
          '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="native"/></w:mailMerge><w:defaultTabStop w:val="708"/>',
        ),
      },
    },
  ],
]

test.each(templates)('A template %s', async (_, template) => {
  for (const rows of [[], [{ x: '1\t2\n3' }, { x: 1 }]]) {
    const { value, problems } = renderQuote(undefined, openBuilt(template), {
      data: { x: rows.length, r: rows, s: rows },
      culture: 'en-US',
    })
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(await validate(value?.bytes ?? new Uint8Array(), 'docx', 'Office2019')).toEqual([])
  }
})
