import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { smallQuote, useBatchFolder } from '../fixtures/batch-folder.js'
import { describeWith, poppler, readText } from '../pdf/installed-engines.js'

const describeWithEngines = await describeWith(['LibreOffice', 'Chromium'])
const here = useBatchFolder('pdf-engines')

describeWithEngines('batch with the engines themselves', () => {
  test('makes PDF files of Word and HTML documents in one run', async () => {
    const folder = here()
    copyFileSync('templates/quotation.docx', join(folder.path, 'letter.docx'))
    folder.write({
      'page.html': '<!DOCTYPE html><html lang="nb"><title>T</title><p>Nr. {{quote/number}}</p>',
    })
    const numbers = ['A-1', 'B-2', 'C-3']
    for (const number of numbers) folder.write({ [`${number}.json`]: smallQuote(number) })
    folder.writeJobs(
      numbers.flatMap((number) => [
        { quote: `${number}.json`, template: 'letter.docx', output: '{quote/number}.docx', pdfA: true },
        { quote: `${number}.json`, template: 'page.html', output: 'page-{quote/number}.pdf' },
      ]),
    )
    const { status, out } = await folder.run(['jobs.jsonl'])
    expect(status).toBe(0)
    expect(out).toEqual(
      numbers.flatMap((number) => [
        ...[`${number}.docx`, `${number}.pdf`].map((name) => join('out', name)),
        join('out', `page-${number}.pdf`),
      ]),
    )
    const read = (name: string): Uint8Array => readFileSync(join(folder.path, 'out', name))
    for (const number of numbers) {
      expect(readText(read(`page-${number}.pdf`)).trim()).toBe(`Nr. ${number}`)
      expect(readText(read(`${number}.pdf`))).toContain(number)
      expect(poppler('pdfinfo', ['-meta', '-'], read(`${number}.pdf`))).toContain('<pdfaid:part>2<')
    }
  })
})
