/** Where every amount of a quote comes from: what makes an accountant trust it. */
import type { Quote } from '../carriers.js'
import { createNumberFormat } from '../culture/format-number.js'
import { Decimal } from '../decimal.js'
import type { RenderOptions, Result } from '../model.js'
import { arrangeLines, arrangeSubscriptions } from './arrange-lines.js'
import { allFields } from './catalogue.js'
import type { Field } from './field.js'
import { readVisible } from './field-rights.js'
import { createQuoteScope, createScope, type Scope } from './scope.js'
import { checkOptions, settle } from './settle.js'
import type { Rounding } from './totals.js'

export interface ExplainedAmount {
  /** `alternative 1 · Basic · line 3 · Server rack` */
  readonly scope: string
  readonly field: string
  /** Whether SuperOffice stored the amount or it was computed. */
  readonly origin: 'stored' | 'derived'
  /** The carrier property that stores it, or the formula that it was computed by. */
  readonly formula: string
  /** Every digit, with a full stop; a fraction such as `40/3` where no number of decimals is exact. */
  readonly exact: string
  /** As it prints without a suffix. */
  readonly printed: string
}

export type ExplainOptions = Pick<RenderOptions, 'culture' | 'rounding' | 'currencyDecimals'>

/** Every amount of a quote that is there and may be seen, line by line, then per VAT rate, subscription unit and alternative. */
export function explainQuote(quote: Quote, options: ExplainOptions = {}): Result<readonly ExplainedAmount[]> {
  const invalid = checkOptions(options)
  if (invalid.length > 0) return { value: undefined, problems: [...invalid] }
  const directives = { groupBy: undefined, orderBy: undefined, culture: undefined, rounding: undefined }
  const settled = settle(options, { quote, directives })
  if (settled.value === undefined) return { value: undefined, problems: settled.problems }
  const settings = settled.value
  const scope = createScope(createQuoteScope(quote, settings))
  const amounts = listScopes(scope).flatMap(({ label, row, table }) =>
    amountFields(table).flatMap((field) => explainField(field, { label, row }) ?? []),
  )
  return { value: amounts, problems: settings.problems.all() }
}

interface LabelledScope {
  readonly label: string
  readonly row: Scope
  readonly table: string
}

function listScopes(scope: Scope): readonly LabelledScope[] {
  const alternatives = scope.quote.alternatives.flatMap((alternative) => {
    const named = (text: string, name: string | undefined): string => (name ? `${text} · ${name}` : text)
    const label = named(`alternative ${alternative.position}`, alternative.alternative.name)
    const around = { ...scope, alternative }
    return [
      ...arrangeLines(alternative, { orderBy: undefined, groupText: undefined }).map((line) => ({
        label: named(`${label} · line ${line.position}`, line.line.name),
        row: { ...around, line },
        table: 'line',
      })),
      ...alternative.vatRates().map((vatRate) => ({
        label: named(`${label} · VAT ${vatRate.percent} %`, vatRate.info),
        row: { ...around, vatRate },
        table: 'vatRate',
      })),
      ...arrangeSubscriptions(alternative).map((subscription) => ({
        label: `${label} · subscriptions by ${subscription.unit}`,
        row: { ...around, subscription },
        table: 'subscription',
      })),
      { label, row: around, table: 'alternative' },
    ]
  })
  return [{ label: 'quote', row: scope, table: 'quote' }, ...alternatives]
}

const amountFields = (table: string): readonly Field[] =>
  allFields().filter(({ name, type }) => type === 'decimal' && name.startsWith(`${table}/`))

function explainField(
  field: Field,
  { label, row }: { readonly label: string; readonly row: Scope },
): ExplainedAmount | undefined {
  const { culture, rounding } = row.quote.settings
  const value = readVisible(field, row)
  if (!(value instanceof Decimal)) return undefined
  const isStored = field.amount === undefined || field.amount.stored(row)?.equals(value) === true
  return {
    scope: label,
    field: field.name,
    origin: isStored ? 'stored' : 'derived',
    formula: isStored ? field.source : formulaText(field, rounding),
    exact: value.toString(),
    printed: createNumberFormat(culture, 'default')(value),
  }
}

/** The formula by which the rounding mode computes the amount. */
function formulaText({ amount, source }: Field, { mode, decimals }: Rounding): string {
  const formula =
    (mode === 'display' ? undefined : amount?.roundedFormula?.[mode]) ?? amount?.formula ?? source
  return formula.replace(/rounded$/, `rounded to ${decimals} decimals`)
}
