/**
 * How the scripts of the package are built: as few files, so that a command starts at once. The engines are built in, each
 * into the file that is loaded when it is needed: read from some hundred files of their own, they took a third of the time.
 * What they ask of whoever passes them on, their licenses, lies beside them. Declarations are the compiler's.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'rolldown'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly dependencies: Readonly<Record<string, string>>
}

const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** Writes down which packages are built in, with their licenses. */
const licenses: Plugin = {
  name: 'licenses',
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
    const folders = modules.flatMap(
      (id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0] ?? [],
    )
    const notices = [...new Set(folders)].sort().map(describeLicense)
    this.emitFile({
      type: 'asset',
      fileName: 'licenses.txt',
      source: notices.join(`\n${'-'.repeat(80)}\n\n`),
    })
  },
}

function describeLicense(folder: string): string {
  const { name, version, license } = readManifest(folder)
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry))
  if (file === undefined) throw new Error(`The package ${name} has no file with its license`)
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
}

export default defineConfig({
  // The worker is found beside what starts it.
  input: { index: 'src/index.ts', cli: 'src/cli.ts', worker: 'src/batch/worker.ts' },
  platform: 'node',
  external: Object.keys(readManifest('.').dependencies),
  plugins: [licenses],
  output: { dir: 'dist', cleanDir: true, chunkFileNames: '[name].js', comments: false },
})
