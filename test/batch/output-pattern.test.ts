import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Job } from '../../src/model.js'
import { BatchBench, snapshotOf } from '../fixtures/batch-run.js'

let bench: BatchBench
beforeEach(() => {
  bench = new BatchBench()
})
afterEach(() => bench.remove())

const contact = { Contact: { Name: 'Granlia Gårdsysteri AS', OrgNr: '' } }

async function nameBy(
  output: string,
  others: Partial<Job> = {},
  snapshot: object = contact,
): Promise<string> {
  bench.write('q.json', JSON.stringify(snapshotOf('10106', snapshot)))
  const { outcomes } = await bench.run([{ quote: 'q.json', template: 't.html', output, ...others }], {
    dryRun: true,
  })
  const [outcome] = outcomes
  return (
    outcome?.output?.slice('out/'.length) ?? outcome?.problems.map(({ message }) => message).join('\n') ?? ''
  )
}

describe('the name of a document', () => {
  test('has the values of fields in it', async () => {
    expect(await nameBy('{quote/number}-{contact/name}.html')).toBe('10106-Granlia-Gårdsysteri-AS.html')
    expect(await nameBy('{contact/name}/{ quote/number }.html')).toBe('Granlia-Gårdsysteri-AS/10106.html')
    expect(await nameBy('{qnum}.html')).toBe('10106.html')
    expect(await nameBy('offer.html')).toBe('offer.html')
  })

  test('has them as the document prints them', async () => {
    expect(await nameBy('{date:ShortDate}.html', { culture: 'nb-NO' })).toBe('31.03.2026.html')
    expect(await nameBy('{date:ShortDate}.html', { culture: 'en-US' })).toBe('3-31-2026.html')
    bench.write('de.html', '{{Culture:de-DE}}x')
    expect(await nameBy('{date:ShortDate}-{language}.html', { template: 'de.html', culture: 'en-US' })).toBe(
      '31.03.2026-de.html',
    )
  })

  test('has the language of the document in it', async () => {
    expect(await nameBy('o.{language}.html')).toBe('o.en.html')
    expect(await nameBy('o.{language}.html', { culture: 'nn-NO' })).toBe('o.nn.html')
  })

  test('has own data in it, which may have names of any form', async () => {
    bench.write('d.json', JSON.stringify({ 'Customer no': 17, language: 'x' }))
    expect(await nameBy('{Customer no}.html', { data: 'd.json' })).toBe('17.html')
  })

  test('warns of fields that give nothing', async () => {
    bench.write('q.json', JSON.stringify(snapshotOf('10106', contact)))
    const job = { quote: 'q.json', template: 't.html', output: '{quote/number}-{contact/orgNr}.html' }
    const { outcomes } = await bench.run([job])
    expect(outcomes[0]?.output).toContain('10106.html')
    expect(outcomes[0]?.problems.map(({ message }) => message)).toContain(
      'Leaving `{contact/orgNr}` out of the name `{quote/number}-{contact/orgNr}.html`: it is empty',
    )
  })

  test.each([
    [
      '{quote/numbr}.html',
      'Cannot find the field `quote/numbr`; the nearest name is `quote/number` (in the name of the document)',
    ],
    ['{line/name}.html', '(in the name of the document)'],
    ['{quote/number:Lnog}.html', '(in the name of the document)'],
    ['{}.html', 'it holds something in braces that is no field'],
    ['{#line}.html', 'it holds something in braces that is no field'],
    ['{TableStart:line}.html', 'it holds something in braces that is no field'],
    ['{GroupBy:name}.html', 'it holds something in braces that is no field'],
    ['{quote/number.html', 'a brace is not closed'],
    ['quote/number}.html', 'a brace is not closed'],
    ['{{quote/number}}.html', 'a brace is not closed'],
  ])('is not made of %s', async (output, reason) => {
    expect(await nameBy(output)).toContain(reason)
  })

  test('tells of its faults beside those of the document', async () => {
    bench.write('bad.html', '{{quote/numbr}}')
    const text = await nameBy('{quote/nmber}.html', { template: 'bad.html' })
    expect(text.split('\n')).toHaveLength(2)
  })
})
