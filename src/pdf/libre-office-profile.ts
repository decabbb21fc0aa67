import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from '../output/find-program.js'
import { engineEnvironment } from './engine-environment.js'

type Setting = readonly [path: string, name: string, value: string | number | boolean]

/**
 * Names of LibreOffice's own configuration schema. Macros never run (level 3 takes them from trusted places only, of
 * which there are none), nothing that a document merely refers to is loaded, no proxy leads anywhere, and nothing
 * asks, restores or looks for news.
 */
const settings: readonly Setting[] = [
  ['Office.Common/Security/Scripting', 'MacroSecurityLevel', 3],
  ['Office.Common/Security/Scripting', 'DisableMacrosExecution', true],
  ['Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', true],
  ['Office.Writer/Content/Update', 'Link', 0],
  ['Inet/Settings', 'ooInetProxyType', 2],
  ['Inet/Settings', 'ooInetHTTPProxyName', '127.0.0.1'],
  ['Inet/Settings', 'ooInetHTTPProxyPort', 9],
  ['Inet/Settings', 'ooInetHTTPSProxyName', '127.0.0.1'],
  ['Inet/Settings', 'ooInetHTTPSProxyPort', 9],
  ['Office.Common/Misc', 'FirstRun', false],
  ['Office.Common/Misc', 'CrashReport', false],
  ['Office.Common/Misc', 'CollectUsageInformation', false],
  ['Office.Common/Misc', 'UseLocking', false],
  ['Office.Recovery/AutoSave', 'Enabled', false],
  ['Office.Recovery/RecoveryInfo', 'Enabled', false],
  ['Office.Java/VirtualMachine', 'Enable', false],
  ['Setup/Office', 'ooSetupInstCompleted', true],
  // Formats and papers that a document leaves open do not depend on the computer.
  ['Setup/L10N', 'ooSetupSystemLocale', 'en-GB'],
]

/** Writes a new profile, the folder in which a LibreOffice keeps its settings: one for each that runs at a time. */
export async function writeLibreOfficeProfile(folder: string): Promise<void> {
  await mkdir(join(folder, 'user'), { recursive: true })
  await writeFile(join(folder, 'user', 'registrymodifications.xcu'), profile)
}

const profile = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<oor:items xmlns:oor="http://openoffice.org/2001/registry">',
  ...settings.map(
    ([path, name, value]) =>
      `<item oor:path="/org.openoffice.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  ),
  '</oor:items>\n',
].join('\n')

/** Where LibreOffice puts what it needs beside its settings. */
export interface LibreOfficeFolders {
  /** For as long as it runs. */
  readonly temporary: string
  /** For all of its starts. */
  readonly lasting: string
}

export function libreOfficeEnvironment(
  environment: Environment,
  { temporary, lasting }: LibreOfficeFolders,
): Environment {
  const noProxy = 'http://127.0.0.1:9'
  return {
    ...engineEnvironment(environment, lasting),
    LC_ALL: 'C.UTF-8',
    TMPDIR: temporary,
    TMP: temporary,
    TEMP: temporary,
    http_proxy: noProxy,
    https_proxy: noProxy,
    all_proxy: noProxy,
  }
}
