import { platform } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Environment, findProgram } from '../output/find-program.js'
import type { PdfEngineName } from '../problem.js'

/** What the engines are called, the likeliest name first. `soffice.com` is the one that Windows waits for. */
const names: Readonly<Record<PdfEngineName, readonly string[]>> = {
  LibreOffice: ['soffice.com', 'soffice', 'libreoffice'],
  Chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
    'msedge',
    'Chromium',
    'Google Chrome',
  ],
}

/** The folders where installers put the engines without telling `PATH`. */
const usualFolders: Readonly<Record<string, (environment: Environment) => readonly string[]>> = {
  darwin: () =>
    ['LibreOffice', 'Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS`),
  win32: (environment) =>
    ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
      const folder = environment[variable]
      const places = ['LibreOffice/program', 'Google/Chrome/Application', 'Microsoft/Edge/Application']
      return folder === undefined ? [] : places.map((place) => join(folder, place))
    }),
}

/** Finds an engine in the folders of `PATH`, and then where installers put it. Gives its absolute path. */
export function findEngine(engine: PdfEngineName, environment: Environment): Promise<string | undefined> {
  const folders = usualFolders[platform()]?.(environment) ?? []
  const path = [environment['PATH'] ?? '', ...folders].join(delimiter)
  return findProgram(names[engine], { ...environment, PATH: path })
}
