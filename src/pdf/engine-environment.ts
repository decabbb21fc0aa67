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
  'XDG_CACHE_HOME',
  'XDG_CONFIG_HOME',
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
 * proxies and no display.
 */
export const engineEnvironment = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => harmless.has(name.toUpperCase())))
