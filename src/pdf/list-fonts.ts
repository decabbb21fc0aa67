import { type Environment, findProgram } from '../output/find-program.js'
import { readProgramOutput } from './process-group.js'

/** The families of the fonts on this computer, as fontconfig lists them; undefined where there is no fontconfig. */
export async function listFonts(environment: Environment): Promise<ReadonlySet<string> | undefined> {
  const program = await findProgram(['fc-list'], environment)
  if (program === undefined) return undefined
  const output = await readProgramOutput(program, { args: [':', 'family'], environment })
  return output === undefined ? undefined : new Set(output.split('\n').flatMap(parseFamilies))
}

/** A font may have several names, with commas between them; signs that mean something stand behind a backslash. */
const parseFamilies = (line: string): readonly string[] =>
  (line.match(/(?:\\.|[^,\\])+/g) ?? [])
    .map((name) => name.replace(/\\(.)/g, '$1').trim())
    .filter((name) => name !== '')
