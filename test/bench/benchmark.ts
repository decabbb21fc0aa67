export interface Benchmark {
  /** What it is called on the command line. */
  readonly name: string
  /** Measures, and says what came out in Markdown. */
  readonly run: () => Promise<string> | string
}
