/** Reads what somebody else wrote as a job: the members that it may have, and their types. */
import type { Job, Place, Problem, QuoteSelector, Result } from '../model.js'
import { findNearestName } from '../nearest-name.js'
import { invalidInJob, invalidJob, missingInJob, unknownInJob } from '../problem.js'
import { isJsonObject, type JsonObject } from './find-property.js'

/**
 * Checks a job as its author wrote it. All that is wrong with it is found in one pass.
 * @param place where it stands in its file
 */
export function parseJob(json: unknown, place?: Place): Result<Job> {
  if (!isJsonObject(json)) return { value: undefined, problems: [invalidJob(describe(json), place)] }
  const reader = new JobReader(json, place)
  const job = readMembers(reader)
  reader.noteUnknown()
  return { value: reader.problems.length === 0 ? job : undefined, problems: reader.problems }
}

function readMembers(reader: JobReader): Job | undefined {
  const quote = reader.quote()
  const template = reader.text('template', 'the path of a template file')
  if (template === undefined) reader.noteMissing('template', 'the path of a template file')
  const others = {
    ...reader.optional('output', reader.text('output', 'a name')),
    ...reader.optional('details', reader.text('details', 'the path of a Word template')),
    ...reader.optional('data', reader.text('data', 'the path of a JSON file')),
    ...reader.optional('culture', reader.text('culture', 'the name of a culture, such as `nb-NO`')),
    ...reader.optional('timeZone', reader.text('timeZone', 'the name of a time zone')),
    ...reader.optional('now', reader.text('now', 'a time such as `2026-03-01T12:00:00+01:00`')),
    ...reader.optional('rounding', reader.choice('rounding', ['display', 'line', 'vat-rate'])),
    ...reader.optional('currencyDecimals', reader.decimals('currencyDecimals')),
    ...reader.optional('alternatives', reader.choice('alternatives', ['all', 'favourite', 'accepted'])),
    ...reader.optional('onUnknown', reader.choice('onUnknown', ['error', 'keep', 'blank'])),
    ...reader.optional('allowDraft', reader.flag('allowDraft')),
    ...reader.optional('pdf', reader.pdf()),
    ...reader.optional('pdfA', reader.flag('pdfA')),
  }
  return quote === undefined || template === undefined ? undefined : { quote, template, ...others }
}

const selectorNames = ['sale', 'quote', 'quoteVersion', 'alternative'] as const

class JobReader {
  readonly problems: Problem[] = []
  private readonly known = new Set<string>()

  constructor(
    private readonly json: JsonObject,
    private readonly place: Place | undefined,
  ) {}

  optional<K extends string, const T>(name: K, value: T | undefined): { readonly [P in K]?: T } {
    const member: { [P in K]?: T } = {}
    if (value !== undefined) member[name] = value
    return member
  }

  quote(): string | QuoteSelector | undefined {
    const value = this.read('quote')
    const wanted = 'the path of a quote file, or a quote of SuperOffice such as `{"sale": 17}`'
    if (value === undefined) this.noteMissing('quote', wanted)
    const quote = typeof value === 'string' && value !== '' ? value : parseSelector(value)
    if (value !== undefined && quote === undefined)
      this.problems.push(invalidInJob('quote', wanted, this.place))
    return quote
  }

  text(name: string, wanted: string): string | undefined {
    return this.check(name, wanted, (value) =>
      typeof value === 'string' && value.trim() !== '' ? value : undefined,
    )
  }

  choice<const T extends string>(name: string, choices: readonly T[]): T | undefined {
    const wanted = `one of ${choices.map((choice) => `\`${choice}\``).join(', ')}`
    return this.check(name, wanted, (value) => choices.find((choice) => choice === value))
  }

  decimals(name: string): number | undefined {
    return this.check(name, 'a whole number from 0 to 9', (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 9 ? value : undefined,
    )
  }

  flag(name: string): boolean | undefined {
    return this.check(name, '`true` or `false`', (value) => (typeof value === 'boolean' ? value : undefined))
  }

  pdf(): boolean | 'only' | undefined {
    return this.check('pdf', '`true`, `false` or `"only"`', (value) =>
      typeof value === 'boolean' || value === 'only' ? value : undefined,
    )
  }

  noteMissing(name: string, wanted: string): void {
    if (!Object.hasOwn(this.json, name)) this.problems.push(missingInJob(name, wanted, this.place))
  }

  noteUnknown(): void {
    for (const name of Object.keys(this.json)) {
      if (this.known.has(name)) continue
      this.problems.push(unknownInJob(name, findNearestName(name, this.known), this.place))
    }
  }

  /** Callers in JavaScript may write `undefined` for what is not there; JSON cannot. */
  private read(name: string): unknown {
    this.known.add(name)
    return Object.hasOwn(this.json, name) ? this.json[name] : undefined
  }

  private check<T>(name: string, wanted: string, parse: (value: unknown) => T | undefined): T | undefined {
    const value = this.read(name)
    if (value === undefined) return undefined
    const parsed = parse(value)
    if (parsed === undefined) this.problems.push(invalidInJob(name, wanted, this.place))
    return parsed
  }
}

/** Ids of SuperOffice are positive numbers of 32 bits. */
function parseSelector(value: unknown): QuoteSelector | undefined {
  if (!isJsonObject(value)) return undefined
  const [[written, id] = [], ...others] = Object.entries(value)
  const name = selectorNames.find((each) => each === written)
  if (name === undefined || others.length > 0) return undefined
  if (typeof id !== 'number' || !Number.isInteger(id) || id < 1 || id > 2_147_483_647) return undefined
  switch (name) {
    case 'sale':
      return { sale: id }
    case 'quote':
      return { quote: id }
    case 'quoteVersion':
      return { quoteVersion: id }
    case 'alternative':
      return { alternative: id }
  }
}

function describe(json: unknown): string {
  if (json === null) return 'null'
  return Array.isArray(json) ? 'a list' : `a ${typeof json}`
}
