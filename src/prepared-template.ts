/** What need not be found out anew for each quote that a template is filled with. */
import { type Demands, joinTemplates } from './fields/join-templates.js'
import { LookMerges } from './fields/look-merges.js'
import { describeShape } from './fields/own-data.js'
import type { MergeQuote } from './fields/prepare-fields.js'
import { type Resolved, type ResolveOptions, resolveFields } from './fields/resolve-fields.js'
import type { Look } from './fields/settings.js'
import type { Template } from './model.js'
import { PairValues } from './pair-values.js'
import { RecentValues } from './recent-values.js'
import { withDataNames } from './template-data.js'

/** The main template and that of the details. */
export interface Templates {
  readonly main: Template
  readonly details: Template | undefined
}

/** Templates with the names of own data read as fields, and what their fields mean. */
export class PreparedTemplate implements Templates {
  readonly main: Template
  readonly details: Template | undefined
  readonly resolved: Resolved
  private readonly merges: LookMerges

  constructor({ main, details }: Templates, options: ResolveOptions) {
    this.main = withDataNames(main, options.data)
    this.details = details && withDataNames(details, options.data)
    this.resolved = resolveFields(joinDemands(this), options)
    this.merges = new LookMerges(this.resolved)
  }

  mergeIn(look: Look): MergeQuote {
    return this.merges.mergeIn(look)
  }
}

const joinDemands = ({ main, details }: Templates): Demands =>
  details === undefined ? main : joinTemplates(main, details)

/** Own data of several kinds, or none, may be used with one template. */
const mostUses = 16

/** The uses of each template with its details, or with itself where there are none. */
const uses = new PairValues<Template, RecentValues<PreparedTemplate>>()

export function prepareTemplate(templates: Templates, options: ResolveOptions): PreparedTemplate {
  const { main, details } = templates
  const recent = uses.get([main, details ?? main], () => new RecentValues(mostUses))
  const { data, onUnknown, hasQuote } = options
  const key = JSON.stringify([details !== undefined, onUnknown, hasQuote, data && describeShape(data)])
  return recent.get(key, () => new PreparedTemplate(templates, options))
}
