import { execFile } from 'node:child_process'
import { type Environment, findProgram } from './find-program.js'

/** Milliseconds; a first call may build fontconfig's cache. */
const timeout = 20_000
/** Bytes; thousands of fonts have some hundred kilobytes of names. */
const mostOutput = 16 * 1024 * 1024

/** The families of the fonts on this computer, as fontconfig lists them; undefined where there is no fontconfig. */
export async function listFonts(environment: Environment): Promise<ReadonlySet<string> | undefined> {
  const program = await findProgram(['fc-list'], environment)
  if (program === undefined) return undefined
  const output = await readOutput(program, environment)
  return output === undefined ? undefined : new Set(output.split('\n').flatMap(parseFamilies))
}

const readOutput = (program: string, environment: Environment): Promise<string | undefined> =>
  new Promise((resolve) => {
    const options = { env: environment, timeout, maxBuffer: mostOutput, encoding: 'utf8' } as const
    execFile(program, [':', 'family'], options, (error, output) => {
      resolve(error === null ? output : undefined)
    })
  })

/** A font may have several names, with commas between them; signs that mean something stand behind a backslash. */
const parseFamilies = (line: string): readonly string[] =>
  (line.match(/(?:\\.|[^,\\])+/g) ?? [])
    .map((name) => name.replace(/\\(.)/g, '$1').trim())
    .filter((name) => name !== '')
