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
  const name = fileNameOf(number ?? '') || fileNameOf(fallback)
  return rank === undefined ? name : `${name}-v${rank}`
}

/** Longer names are cut; file systems take some 255 bytes, and a character may be four. */
const mostCharacters = 50

/** Signs that no file system takes, or that a shell or another folder would read otherwise, become hyphens. */
function fileNameOf(text: string): string {
  const safe = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\s<>:"/\\|?*]+/gu, '-')
  return Array.from(safe)
    .slice(0, mostCharacters)
    .join('')
    .replace(/^[-.]+|[-.]+$/g, '')
}
