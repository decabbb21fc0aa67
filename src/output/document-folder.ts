/** The output folder of a run: gives finished documents their names, and never touches what is not the run's own. */
import { lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import type { Problem } from '../model.js'
import { outputLeadsElsewhere, outputNotWritable } from '../problem.js'

/** Folders that are known to lie inside; more than that are looked at again. */
const mostFolders = 10_000

export class DocumentFolder {
  private readonly insiders = new Set<string>()
  private readonly real: string

  /**
   * @param path absolute
   * @param shownPath how messages name it
   */
  constructor(
    private readonly path: string,
    private readonly shownPath: string,
  ) {
    this.real = findReal(path)
  }

  /** The path of a document, as people see it. */
  show(output: string): string {
    return join(this.shownPath, output)
  }

  /** The name within the folder that a file has, if it lies there. */
  findName(file: string): string | undefined {
    const path = resolve(file)
    const base = [this.path, this.real].find((folder) => path.startsWith(folder + sep))
    return base === undefined ? undefined : relative(base, path).split(sep).join('/')
  }

  /** Whether something has that name, be it a link that leads nowhere. */
  has(output: string): boolean {
    try {
      return lstatSync(join(this.path, output), { throwIfNoEntry: false }) !== undefined
    } catch {
      // What cannot even be looked at cannot be replaced either, which shows when it is tried.
      return false
    }
  }

  read(output: string): Uint8Array | undefined {
    try {
      return readFileSync(join(this.path, output))
    } catch {
      return undefined
    }
  }

  /** Makes sure that a document's own folder is there, and is not a link that leads elsewhere. */
  prepare(output: string, { makes }: { readonly makes: boolean }): Problem | undefined {
    const folders = output.split('/').slice(0, -1)
    for (const [index] of folders.entries()) {
      const folder = folders.slice(0, index + 1).join('/')
      if (this.insiders.has(folder)) continue
      const problem = this.enter(folder, { output, makes })
      if (problem !== undefined) return problem
      if (this.insiders.size === mostFolders) this.insiders.clear()
      if (makes) this.insiders.add(folder)
    }
    return undefined
  }

  private enter(
    folder: string,
    { output, makes }: { readonly output: string; readonly makes: boolean },
  ): Problem | undefined {
    const path = join(this.path, folder)
    try {
      if (lstatSync(path, { throwIfNoEntry: false }) === undefined && makes) mkdirSync(path)
      const real = findReal(path)
      return real === path || real.startsWith(this.real + sep)
        ? undefined
        : outputLeadsElsewhere(this.show(output))
    } catch (error) {
      return outputNotWritable(this.show(output), error)
    }
  }

  /**
   * Gives an unfinished document its name; what has that name is replaced.
   * @param unfinished its name until then
   */
  finish(unfinished: string, output: string): Problem | undefined {
    try {
      renameSync(join(this.path, unfinished), join(this.path, output))
      return undefined
    } catch (error) {
      this.remove(unfinished)
      return outputNotWritable(this.show(output), error)
    }
  }

  remove(unfinished: string): void {
    rmSync(join(this.path, unfinished), { force: true })
  }
}

/** Where a path leads over all links; itself while there is nothing. */
function findReal(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
