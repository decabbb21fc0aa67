/** What the command line asks of a benchmark; undefined means all there is. */
export interface BenchmarkOptions {
  /** Numbers of quote lines, ascending. */
  readonly sizes: readonly number[] | undefined
  readonly peers: readonly string[] | undefined
}

export interface Benchmark {
  /** What it is called on the command line. */
  readonly name: string
  /** Whether its tables stand in the README. */
  readonly isInReadme?: true
  /** Measures, and says what came out in Markdown. */
  readonly run: (options: BenchmarkOptions) => Promise<string>
}
