import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../stand-in/project-root.js'

const [start, end] = ['<!-- bench -->', '<!-- /bench -->']

/** Puts Markdown between the two comments of the README that stand for it. */
export function writeReadmeSection(markdown: string): void {
  const path = join(projectRoot, 'README.md')
  const readme = readFileSync(path, 'utf8')
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`README.md has no ${start} and ${end} after it`)
  writeFileSync(path, `${readme.slice(0, from + start.length)}\n\n${markdown}\n${readme.slice(to)}`)
}
