import type { Quote } from '../carriers.js'
import type { FetchOptions, QuoteSelector, Result } from '../model.js'
import type { TemplateFile } from '../source/fetch-template.js'
import type { JsonObject } from '../source/find-property.js'
import type { World } from './world.js'

/** SuperOffice as one run asks it. */
export interface LiveSource {
  readonly fetchQuote: (selector: QuoteSelector, options: FetchOptions) => Promise<Result<Quote>>
  readonly fetchSnapshot: (selector: QuoteSelector, options: FetchOptions) => Promise<Result<JsonObject>>
  /**
   * @param reference `superoffice:document/812` or `superoffice:quote-document`
   * @param selector the quote whose letter is meant
   */
  readonly fetchTemplate: (
    reference: string,
    selector: QuoteSelector | undefined,
  ) => Promise<Result<TemplateFile>>
}

/** Nothing is loaded, read or sent before something is asked for: most runs ask for nothing. */
export function openLiveSource(world: World): LiveSource {
  let opened: Promise<LiveSource> | undefined
  const open = (): Promise<LiveSource> => {
    opened ??= import('./connected-source.js').then(({ openConnectedSource }) => openConnectedSource(world))
    return opened
  }
  return {
    fetchQuote: async (selector, options) => (await open()).fetchQuote(selector, options),
    fetchSnapshot: async (selector, options) => (await open()).fetchSnapshot(selector, options),
    fetchTemplate: async (reference, selector) => (await open()).fetchTemplate(reference, selector),
  }
}
