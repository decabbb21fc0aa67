import { describe, expect, test } from 'vitest'
import { parseJob } from '../../src/source/parse-job.js'

const job = { quote: 'q.json', template: 't.docx' }

const messageOf = (json: unknown): readonly string[] => parseJob(json).problems.map(({ message }) => message)

describe('parseJob', () => {
  test('takes a job with all members', () => {
    const full = {
      ...job,
      quote: { quoteVersion: 31 },
      output: '{quote/number}.docx',
      details: 'd.docx',
      data: 'd.json',
      culture: 'nb-NO',
      timeZone: 'NO',
      now: '2026-03-01',
      rounding: 'vat-rate',
      currencyDecimals: 0,
      alternatives: 'favourite',
      onUnknown: 'keep',
      allowDraft: true,
      pdf: 'only',
      pdfA: true,
    }
    expect(parseJob(full)).toEqual({ value: full, problems: [] })
  })

  test.each([
    ['sale', 1],
    ['quote', 2],
    ['quoteVersion', 3],
    ['alternative', 2_147_483_647],
  ])('takes the %s of SuperOffice for a quote', (name, id) => {
    expect(parseJob({ ...job, quote: { [name]: id } }).value?.quote).toEqual({ [name]: id })
  })

  test('refuses what is no object', () => {
    expect(messageOf([])).toEqual([
      'Cannot use a list as a job: a job is an object with `quote` and `template`',
    ])
    expect(messageOf('q.json')[0]).toContain('Cannot use a string as a job')
    expect(messageOf(null)[0]).toContain('Cannot use null as a job')
  })

  test('says what is missing', () => {
    expect(messageOf({})).toEqual([
      'Cannot find `quote` in the job: it must be the path of a quote file, or a quote of SuperOffice such as `{"sale": 17}`',
      'Cannot find `template` in the job: it must be the path of a template file',
    ])
  })

  test('names the nearest member for an unknown one', () => {
    expect(messageOf({ ...job, Culture: 'nb' })).toEqual([
      'Cannot use `Culture` in a job; the nearest name is `culture`',
    ])
    expect(messageOf({ ...job, timezone: 'NO' })[0]).toContain('the nearest name is `timeZone`')
    expect(messageOf({ ...job, watermark: true })[0]).toContain('no known name is like it')
  })

  test.each([
    ['quote', ''],
    ['quote', 17],
    ['quote', { sale: 0 }],
    ['quote', { sale: 1.5 }],
    ['quote', { sale: '17' }],
    ['quote', { sale: 1, quote: 2 }],
    ['quote', { quoteAlternative: 1 }],
    ['quote', []],
    ['template', null],
    ['template', ' '],
    ['output', 1],
    ['details', false],
    ['data', {}],
    ['culture', 1],
    ['timeZone', 1],
    ['now', 20260301],
    ['rounding', 'none'],
    ['currencyDecimals', 10],
    ['currencyDecimals', '2'],
    ['alternatives', 'some'],
    ['onUnknown', true],
    ['allowDraft', 'yes'],
    ['pdf', 'beside'],
    ['pdfA', 'only'],
  ])('refuses `%s` when it is %j', (member, value) => {
    const { value: parsed, problems } = parseJob({ ...job, [member]: value })
    expect(parsed).toBeUndefined()
    expect(problems).toHaveLength(1)
    expect(problems[0]?.code).toBe('job-invalid')
    expect(problems[0]?.message).toContain(`\`${member}\``)
  })

  test('finds all faults at once, at the place of the job', () => {
    const { problems } = parseJob({ quote: 1, rounding: 2, x: 3 }, { line: 7 })
    expect(problems).toHaveLength(4)
    expect(problems.every(({ where }) => where?.line === 7)).toBe(true)
  })
})
