/** Runs the built command in this process as if it were called, and says at the end what the processor did for it. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '../stand-in/project-root.js'

const cli = join(projectRoot, 'dist', 'cli.js')
process.argv[1] = cli
process.once('exit', () => {
  const { user, system } = process.cpuUsage()
  process.stderr.write(`${(user + system) / 1_000}\n`)
})
await import(pathToFileURL(cli).href)
