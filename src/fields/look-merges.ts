import { RecentValues } from '../recent-values.js'
import { type MergeQuote, prepareFields } from './prepare-fields.js'
import type { Resolved } from './resolve-fields.js'
import type { Look } from './settings.js'

/** A batch has quotes for several countries. */
const mostLooks = 32

/** The merges of resolved fields in the last few cultures and time zones, each prepared once. */
export class LookMerges {
  private readonly merges = new RecentValues<MergeQuote>(mostLooks)

  constructor(private readonly resolved: Resolved) {}

  mergeIn(look: Look): MergeQuote {
    const key = `${look.culture.name} ${look.timeZone?.name}`
    return this.merges.get(key, () => prepareFields(this.resolved, look))
  }
}
