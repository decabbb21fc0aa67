/** Makes one document, from the same input every time. */
export type WordWork = () => Uint8Array | Promise<Uint8Array>

/** Quotewright's; all have it whose users can choose one. */
export const deflateLevel = 3

export interface WordTask {
  /** Path of the template in the contestant's own syntax. */
  readonly template: string
  /** Path of the quote as a file, for who reads it. */
  readonly quote?: string
  readonly lineCount: number
}

/** Gets everything ready that a service would have ready before a quote is to be printed. */
export type PrepareWord = (task: WordTask) => WordWork
