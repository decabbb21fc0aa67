/** How the rows of the quote's regions come from the scope around them. */
import type { RegionName } from '../model.js'
import { arrangeGroups, arrangeLines, arrangeSubscriptions } from './arrange-lines.js'
import type { ResolvedDirectives } from './directives.js'
import type { Field } from './field.js'
import { readVisible } from './field-rights.js'
import { createValueFormat, type PrintSettings } from './format-value.js'
import { RowValue } from './row-value.js'
import type {
  AlternativeScope,
  GroupScope,
  LineScope,
  Scope,
  SubscriptionScope,
  VatRateScope,
} from './scope.js'

/** Visits rows within a scope, and gives what the visits gave. */
export type MapRows = <T>(scope: Scope, visit: (row: Scope) => T) => readonly T[]

/** The rows of a template's regions in the order and groups that it wants, arranged once per alternative. */
export class RegionRows {
  private readonly lines: (alternative: AlternativeScope) => readonly LineScope[]
  private readonly groups: (alternative: AlternativeScope) => readonly GroupScope[]
  private readonly subscriptions = oncePerAlternative(arrangeSubscriptions)

  constructor({ groupBy, orderBy }: ResolvedDirectives, settings: PrintSettings) {
    const groupText = groupBy === undefined ? undefined : createGroupText(groupBy, settings)
    const arrangement = { orderBy, groupText }
    this.lines = oncePerAlternative((alternative) => arrangeLines(alternative, arrangement))
    this.groups = oncePerAlternative((alternative) => arrangeGroups(alternative, arrangement))
  }

  /** A scope is made for each row when it is visited, and kept by nobody here. */
  mapRows(region: RegionName): MapRows {
    switch (region) {
      case 'quote':
        return (scope, visit) => [visit(scope)]
      case 'alternative':
        return (scope, visit) =>
          scope.quote.alternatives.map((alternative) => visit({ ...scope, alternative }))
      case 'group':
        return (scope, visit) => this.groupsIn(scope).map((group) => visit({ ...scope, group }))
      case 'line':
        return (scope, visit) => this.linesIn(scope).map((line) => visit({ ...scope, line }))
      case 'vatRate':
        return (scope, visit) => vatRatesIn(scope).map((vatRate) => visit({ ...scope, vatRate }))
      case 'subscription':
        return (scope, visit) =>
          this.subscriptionsIn(scope).map((subscription) => visit({ ...scope, subscription }))
    }
  }

  /** Whether a region has any rows. */
  hasRows(region: RegionName): (scope: Scope) => boolean {
    switch (region) {
      case 'quote':
        return () => true
      case 'alternative':
        return (scope) => scope.quote.alternatives.length > 0
      case 'group':
        return (scope) => this.groupsIn(scope).length > 0
      case 'line':
        return (scope) => this.linesIn(scope).length > 0
      case 'vatRate':
        return (scope) => vatRatesIn(scope).length > 0
      case 'subscription':
        return (scope) => this.subscriptionsIn(scope).length > 0
    }
  }

  private linesIn({ alternative, group }: Scope): readonly LineScope[] {
    if (alternative === undefined) return []
    return group?.lines ?? this.lines(alternative)
  }

  private groupsIn({ alternative }: Scope): readonly GroupScope[] {
    return alternative === undefined ? [] : this.groups(alternative)
  }

  private subscriptionsIn({ alternative }: Scope): readonly SubscriptionScope[] {
    return alternative === undefined ? [] : this.subscriptions(alternative)
  }
}

const vatRatesIn = ({ alternative }: Scope): readonly VatRateScope[] => alternative?.vatRates() ?? []

function createGroupText(field: Field, settings: PrintSettings): (scope: Scope) => string {
  const { name, type, dateKind, dateFormat } = field
  const wish = { name, type, dateKind, dateFormat, suffix: undefined, where: undefined }
  const format = createValueFormat(wish, settings)
  return (scope) => format(readVisible(field, scope), scope.quote.settings.problems)
}

function oncePerAlternative<T>(
  compute: (alternative: AlternativeScope) => T,
): (alternative: AlternativeScope) => T {
  const value = new RowValue<T>()
  return (alternative) => value.get(alternative, () => compute(alternative))
}
