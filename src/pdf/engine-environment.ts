import { join } from 'node:path'
import type { Environment } from '../output/find-program.js'

/** What programs need to know of the computer, its folders and its fonts; in capitals. */
const harmless = new Set([
  'PATH',
  'PATHEXT',
  'HOME',
  'LANG',
  'LC_ALL',
  'LC_CTYPE',
  'LD_LIBRARY_PATH',
  'TEMP',
  'TMP',
  'TMPDIR',
  'TZ',
  'FONTCONFIG_FILE',
  'FONTCONFIG_PATH',
  'XDG_DATA_DIRS',
  'XDG_DATA_HOME',
  'APPDATA',
  'COMSPEC',
  'LOCALAPPDATA',
  'PROGRAMDATA',
  'PROGRAMFILES',
  'PROGRAMFILES(X86)',
  'SYSTEMDRIVE',
  'SYSTEMROOT',
  'USERPROFILE',
  'WINDIR',
])

/**
 * What an engine is told of the environment: none of the secrets that may stand there, such as those of SuperOffice, no
 * proxies and no display. What it would keep in the user's folders, it keeps where it works.
 * @param folder where it works; undefined where it has nothing to keep
 */
export const engineEnvironment = (environment: Environment, folder?: string): Environment => ({
  ...Object.fromEntries(Object.entries(environment).filter(([name]) => harmless.has(name.toUpperCase()))),
  ...(folder === undefined
    ? {}
    : { XDG_CACHE_HOME: join(folder, 'cache'), XDG_CONFIG_HOME: join(folder, 'config') }),
})
