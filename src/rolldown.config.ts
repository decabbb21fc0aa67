/**
 * How the scripts of the package are built: as few files, so that a command starts at once. The packages that it depends
 * on stay outside, and declarations are the compiler's.
 */
import { readFileSync } from 'node:fs'
import { defineConfig } from 'rolldown'

const { dependencies }: { readonly dependencies: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync('package.json', 'utf8'),
)

export default defineConfig({
  // The worker is found beside what starts it.
  input: { index: 'src/index.ts', cli: 'src/cli.ts', worker: 'src/batch/worker.ts' },
  platform: 'node',
  external: Object.keys(dependencies),
  output: { dir: 'dist', cleanDir: true, chunkFileNames: '[name].js', comments: false },
})
