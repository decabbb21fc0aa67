import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  openPdfConverter,
  openTemplate,
  parseQuote,
  type QuoteDocument,
  renderQuote,
  type Template,
} from '../../src/index.js'
import { readDocxParts, textOf } from '../fixtures/build-docx.js'
import { describeWith, poppler } from './installed-engines.js'

/** What customers get: samples and templates as PDF files, each made once and looked at from all sides. */
interface Printed {
  readonly sample: string
  readonly template: string
  /** The fewest and the most; versions of the engines and of fonts differ by some lines. */
  readonly pages: readonly [number, number]
  readonly title: string
  /** The templates say it themselves, since what stands in them is English. */
  readonly language: string
  readonly pdfA?: boolean
}

const all: readonly Printed[] = [
  {
    sample: 'small-nb-NO',
    template: 'quotation.docx',
    pages: [2, 2],
    title: 'Quote 10412',
    language: 'en-GB',
    pdfA: true,
  },
  {
    sample: 'two-hundred-lines-de-DE',
    template: 'quotation.docx',
    pages: [13, 15],
    title: 'Quote SA-2026-0991',
    language: 'en-GB',
  },
  {
    sample: 'two-alternatives-sv-SE',
    template: 'order-confirmation.docx',
    pages: [3, 3],
    title: 'Order confirmation OFF-5274',
    language: 'en-GB',
    pdfA: true,
  },
  {
    sample: 'groups-and-subscriptions-da-DK',
    template: 'superoffice-quotation.docx',
    pages: [3, 3],
    title: 'Quotation T-6317',
    language: 'en-GB',
  },
  {
    sample: 'small-nb-NO',
    template: 'quotation.html',
    pages: [2, 2],
    title: 'Quotation 10412 – Granlia Gårdsysteri AS',
    language: 'en',
  },
  {
    sample: 'two-hundred-lines-de-DE',
    template: 'quotation.html',
    pages: [14, 16],
    title: 'Quotation SA-2026-0991 – Landkreis Ilmgrund',
    language: 'en',
  },
  {
    sample: 'groups-and-subscriptions-da-DK',
    template: 'quotation.html',
    pages: [3, 3],
    title: 'Quotation T-6317 – Møllehuset Ejendomme A/S',
    language: 'en',
  },
  {
    sample: 'two-alternatives-sv-SE',
    template: 'quote-email.html',
    pages: [1, 1],
    title: 'Quotation OFF-5274',
    language: 'en',
  },
]

const root = new URL('../../', import.meta.url)
const read = (path: string): Uint8Array => readFileSync(new URL(path, root))

function open(name: string): Template {
  const { value } = openTemplate(name, read(`templates/${name}`))
  if (value === undefined) throw new Error(`${name} is not readable.`)
  return value
}

function render({ sample, template }: Printed): QuoteDocument {
  const quote = parseQuote(JSON.parse(new TextDecoder().decode(read(`samples/${sample}.json`)))).value
  const details = template === 'superoffice-quotation.docx' ? { details: open('quote-details.docx') } : {}
  const { value } = renderQuote(quote, open(template), { rounding: 'vat-rate', ...details })
  if (value === undefined) throw new Error(`${sample} with ${template} cannot be rendered.`)
  return value
}

// ------------------------------------------------------------------------------------ what documents say

interface Said {
  /** What is printed once. */
  readonly body: string
  /** What may be printed on every page. */
  readonly repeated: string
}

const wordText = (bytes: Uint8Array, part: RegExp): string =>
  Array.from(readDocxParts(bytes))
    .filter(([name]) => part.test(name))
    .map(([, xml]) => textOf(xml))
    .join('\n')

/** The rows of a Word document that are repeated on every page. */
function repeatedRows(bytes: Uint8Array): string {
  const xml = readDocxParts(bytes).get('word/document.xml') ?? ''
  const rows = Array.from(xml.matchAll(/<w:tr\b.*?<\/w:tr>/gs), ([row]) => row)
  return rows
    .filter((row) => row.includes('<w:tblHeader'))
    .map(textOf)
    .join('\n')
}

function saysWord(bytes: Uint8Array): Said {
  const repeated = [wordText(bytes, /^word\/(?:header|footer)\d*\.xml$/), repeatedRows(bytes)].join('\n')
  return { body: wordText(bytes, /^word\/document\.xml$/), repeated: `${repeated} Page of` }
}

/** What the stylesheets of the templates hide on paper: the foot, the preview of a mail, a choice of one. */
const hidden =
  /<(style|title|footer)[\s\S]*?<\/\1>|<div style="display: none[\s\S]*?<\/div>|<ul class="choice">\s*<li>(?:(?!<li>)[\s\S])*?<\/ul>/g

const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
}

const htmlText = (html: string): string =>
  html
    .replace(hidden, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&[#\w]+;/g, (entity) => entities[entity] ?? entity)

function saysHtml(bytes: Uint8Array): Said {
  const html = new TextDecoder().decode(bytes)
  const heads = Array.from(html.matchAll(/<thead>[\s\S]*?<\/thead>/g), ([head]) => head)
  const foot = /data-footer="([^"]*)"/.exec(html)?.[1] ?? ''
  return { body: htmlText(html), repeated: `${htmlText([...heads, foot].join(' '))} Page of` }
}

const says = ({ extension, bytes }: QuoteDocument): Said =>
  extension === 'docx' ? saysWord(bytes) : saysHtml(bytes)

/** Words may be broken over lines where they have hyphens and the like; spaces of amounts are spaces like others. */
const words = (text: string): readonly string[] => text.normalize('NFKC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** What is left of the first list without the words of the second, each as often as it is there. */
function without(list: readonly string[], others: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1)
  return list.filter((word) => {
    const count = counts.get(word) ?? 0
    counts.set(word, count - 1)
    return count <= 0
  })
}

const spaces = (text: string): string => text.normalize('NFKC').replace(/[^\S\n]+/g, ' ')

const amounts = (text: string): readonly string[] =>
  spaces(text).match(/(?<![\d.,])\d{1,3}(?:[ .,’]\d{3})*[.,]\d{2}(?![\d.,])/g) ?? []

/** The texts of pages, with lines as they lie. */
const readPages = (pdf: Uint8Array): readonly string[] =>
  poppler('pdftotext', ['-layout', '-', '-'], pdf).split('\f').slice(0, -1)

interface Look {
  readonly said: Said
  readonly pdf: Uint8Array
  readonly pages: readonly string[]
}

// ------------------------------------------------------------------------------------------------- tests

const describeWithEngines = await describeWith(['LibreOffice', 'Chromium'])

describeWithEngines('the samples as PDF files', () => {
  const converter = openPdfConverter()
  const looks = new Map<Printed, Look>()
  beforeAll(async () => {
    const documents = all.map(render)
    await Promise.all(
      all.map(async (printed, index) => {
        const document = documents[index]
        if (document === undefined) return
        const { value, problems } = await converter.convert(document, {
          pdfA: printed.pdfA ?? false,
          timeLimit: 240_000,
        })
        expect(problems).toEqual([])
        if (value !== undefined)
          looks.set(printed, { said: says(document), pdf: value, pages: readPages(value) })
      }),
    )
  }, 300_000)
  afterAll(() => converter.close())

  function look(printed: Printed): Look {
    const found = looks.get(printed)
    if (found === undefined) throw new Error('It was not made.')
    return found
  }

  const cases = all.map((printed) => [printed.sample, printed.template, printed] as const)

  test.each(cases)(
    '%s with %s say what the document says, and nothing else',
    (_sample, _template, printed) => {
      const { said, pages } = look(printed)
      const inPdf = words(pages.join('\n'))
      expect(without(words(said.body), inPdf)).toEqual([])
      const repeated = new Set(words(said.repeated))
      const added = without(inPdf, words(said.body))
      expect(added.filter((word) => !repeated.has(word) && !/^\d{1,2}$/.test(word))).toEqual([])
    },
  )

  test.each(cases)('%s with %s have every amount on one line', (_sample, _template, printed) => {
    const { said, pages } = look(printed)
    const wanted = amounts(said.body)
    expect(wanted.length).toBeGreaterThan(2)
    const lines = pages.flatMap((page) => amounts(page))
    expect(without(wanted, lines)).toEqual([])
  })

  test.each(cases)(
    '%s with %s take the pages that they should, each with its number',
    (_sample, _template, printed) => {
      const { pages } = look(printed)
      const [fewest, most] = printed.pages
      expect(pages.length).toBeGreaterThanOrEqual(fewest)
      expect(pages.length).toBeLessThanOrEqual(most)
      if (printed.template === 'quote-email.html') return
      for (const [index, page] of pages.entries()) {
        expect(spaces(page)).toContain(`Page ${index + 1} of ${pages.length}`)
      }
    },
  )

  test.each(cases)('%s with %s have all fonts in them', (_sample, _template, printed) => {
    const [, , ...fonts] = poppler('pdffonts', ['-'], look(printed).pdf).trim().split('\n')
    expect(fonts.length).toBeGreaterThan(0)
    // The columns from behind: generation and number of the object, character map, subset, embedded.
    for (const font of fonts) expect(font.trim().split(/\s+/).at(-5), font).toBe('yes')
  })

  test.each(cases)('%s with %s can be read aloud', (_sample, _template, printed) => {
    const { pdf } = look(printed)
    const information = poppler('pdfinfo', ['-'], pdf)
    expect(information).toMatch(/^Tagged: +yes$/m)
    expect(/^Title: +(.*)$/m.exec(information)?.[1]).toBe(printed.title)
    expect(information).toMatch(/\(A4\)$/m)
    expect(/\/Lang ?\(([^)]*)\)/.exec(Buffer.from(pdf).toString('latin1'))?.[1]).toBe(printed.language)
  })

  test.each(cases.filter(([, , { template }]) => template.endsWith('.docx')))(
    '%s with %s are PDF/A where that is wanted',
    (_sample, _template, printed) => {
      const metadata = poppler('pdfinfo', ['-meta', '-'], look(printed).pdf)
      expect(metadata.includes('<pdfaid:part>2</pdfaid:part>')).toBe(printed.pdfA ?? false)
    },
  )

  test.each(cases.filter(([sample]) => sample.startsWith('two-hundred')))(
    '%s with %s head every page that has lines',
    (sample, _template, printed) => {
      const { QuoteAlternatives } = JSON.parse(new TextDecoder().decode(read(`samples/${sample}.json`)))
      const names: readonly string[] = QuoteAlternatives[0].QuoteLines.map(
        ({ Name }: { Name: string }) => Name,
      )
      const pages = look(printed).pages.filter((page) =>
        names.some((name) => page.includes(name.slice(0, 20))),
      )
      expect(pages.length).toBeGreaterThan(10)
      for (const page of pages) expect(spaces(page)).toMatch(/^ ?Description Quantity Unit price/m)
    },
  )

  test.each(cases.filter(([, template]) => template === 'quotation.html'))(
    '%s with %s keep the totals together',
    (_sample, _template, printed) => {
      const totals = [
        'Total excl. VAT',
        'Total incl. VAT',
        ...(printed.sample.startsWith('groups') ? ['Of the total', 'One-time', 'Recurring'] : []),
      ]
      const { pages } = look(printed)
      expect(pages.filter((page) => totals.every((total) => page.includes(total)))).toHaveLength(1)
    },
  )
})
