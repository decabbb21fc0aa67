/**
 * What Quotewright is compared with. These packages lie in a folder of their own and come when a benchmark first asks
 * for them, so that nobody installs them who only uses Quotewright. Their types are what is used of them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { projectRoot } from '../stand-in/project-root.js'

export interface Carbone {
  readonly render: (
    templatePath: string,
    data: object,
    done: (error: unknown, document: Buffer) => void,
  ) => void
}

export interface DocxTemplates {
  readonly createReport: (options: {
    readonly template: Uint8Array
    readonly data: object
    readonly noSandbox: boolean
    readonly maximumWalkingDepth: number
    readonly indentXml: boolean
    readonly compressionLevel: number
  }) => Promise<Uint8Array>
}

export interface EasyTemplateX {
  readonly TemplateHandler: new () => {
    readonly process: (template: Buffer, data: object) => Promise<Buffer>
  }
}

interface Peers {
  readonly carbone: Carbone
  readonly 'docx-templates': DocxTemplates
  readonly 'easy-template-x': EasyTemplateX
}

const folder = join(projectRoot, 'test', 'bench', 'peers')

export function loadPeer<Name extends keyof Peers>(name: Name): Peers[Name] {
  const peer: Peers[Name] = createRequire(join(folder, 'package.json'))(name)
  return peer
}

/** The version of docxtemplater is the one that Quotewright itself uses. */
export function versionOfPeer(name: string): string {
  return (name === 'docxtemplater' ? versionsIn(projectRoot) : versionsIn(folder))[name] ?? ''
}

function versionsIn(project: string): Readonly<Record<string, string>> {
  const { dependencies }: { readonly dependencies: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(project, 'package.json'), 'utf8'),
  )
  return dependencies
}

/** Does nothing when what `package.json` names is there. */
export function installPeers(): void {
  const isComplete = Object.entries(versionsIn(folder)).every(
    ([name, version]) => installedVersion(name) === version,
  )
  if (isComplete) return
  process.stderr.write('Installing what Quotewright is compared with\n')
  const command = 'npm ci --ignore-scripts --no-audit --no-fund --loglevel=error'
  // npm is a script of the shell on Windows.
  const { status } = spawnSync(command, { cwd: folder, shell: true, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error(`\`${command}\` failed in ${folder}`)
}

function installedVersion(name: string): string | undefined {
  const path = join(folder, 'node_modules', name, 'package.json')
  if (!existsSync(path)) return undefined
  const { version }: { readonly version: string } = JSON.parse(readFileSync(path, 'utf8'))
  return version
}
