import { cleanFileName } from './clean-file-name.js'

/** What the name of a quote from SuperOffice is made of. */
export interface LiveQuoteName {
  /** The number of the quote's version. */
  readonly number: string | undefined
  /** The rank of the version among those of its quote: 1 for the first. */
  readonly rank: number | undefined
  /** What stands for a number that is missing. */
  readonly fallback: string
}

/** The beginning of the names of documents of a quote from SuperOffice: `10106-v2`. */
export function nameLiveQuote({ number, rank, fallback }: LiveQuoteName): string {
  const name = cleanFileName(number ?? '') || cleanFileName(fallback)
  return rank === undefined ? name : `${name}-v${rank}`
}
