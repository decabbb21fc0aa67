/** What the doctor finds, and how it tells it. Pure. */
import type { Problem } from '../model.js'
import type { InstalledEngine } from '../pdf/examine-engine.js'
import { installCommand, type PdfEngineName } from '../problem.js'
import { showControls } from '../report.js'

/** What the doctor finds: what `--json` prints. Nothing in it is secret. */
export interface Examination {
  readonly status: 'ok' | 'failed'
  readonly quotewright: string
  readonly node: string
  /** `linux`, `darwin`, `win32` or another of Node's names. */
  readonly platform: string
  readonly superOffice: SuperOfficeExamination
  /** What makes PDF files; null where it is not installed. */
  readonly programs: {
    readonly libreOffice: InstalledEngine | null
    readonly chromium: InstalledEngine | null
  }
  /** By the name of a font of Word, the family that prints it: itself, or one that is as wide. Null where that is not known. */
  readonly fonts: Readonly<Record<string, string | null>> | null
  readonly problems: readonly Problem[]
}

export interface SuperOfficeExamination {
  /** Whether the environment says how to reach it. */
  readonly configured: boolean
  /** What SuperOffice Online says about the tenant; null for other installations, or without an answer. */
  readonly tenantState: string | null
  /** What HasConnections says; null without an answer. */
  readonly quoteConnections: QuoteConnectionsExamination | null
}

export interface QuoteConnectionsExamination {
  readonly isOk: boolean
  /** `Ok`, `OkWithInfo`, `Warning` or `Error`; null where SuperOffice does not state it. */
  readonly status: string | null
  readonly userExplanation: string
  readonly techExplanation: string
  readonly errorCode: string
}

/** The findings as sentences, one a line. */
export function examinationLines(found: Examination): readonly string[] {
  const { quotewright, node, platform, superOffice, programs, fonts, problems } = found
  const lines = [
    `Quotewright ${quotewright} runs on Node.js ${node}.`,
    ...superOfficeLines(superOffice),
    ...problems.map(({ message }) => `${message}.`),
    engineLine('LibreOffice', { installed: programs.libreOffice, platform }),
    engineLine('Chromium', { installed: programs.chromium, platform }),
    ...fontLines(fonts),
  ]
  return lines.map(showControls)
}

function superOfficeLines({ configured, tenantState, quoteConnections }: SuperOfficeExamination): string[] {
  if (!configured) {
    return [
      'No connection to SuperOffice is configured, and none is needed to render files; SUPEROFFICE_URL or SUPEROFFICE_TENANT would name one.',
    ]
  }
  const lines: string[] = []
  if (tenantState !== null)
    lines.push(`SuperOffice Online says that the tenant is in the state ${tenantState}.`)
  if (quoteConnections !== null) lines.push(...quoteConnectionLines(quoteConnections))
  return lines
}

function quoteConnectionLines(answer: QuoteConnectionsExamination): string[] {
  const { isOk, status, userExplanation, techExplanation, errorCode } = answer
  const lines = [
    isOk
      ? 'SuperOffice answers, and says that its quote connections work.'
      : 'SuperOffice answers, but says that its quote connections do not work.',
  ]
  if (isOk && status !== null && status.toLowerCase() !== 'ok') lines.push(`Their status is ${status}.`)
  if (userExplanation !== '') lines.push(`It explains: ${asSentence(userExplanation)}`)
  if (techExplanation !== '') lines.push(`For its support it adds: ${asSentence(techExplanation)}`)
  if (errorCode !== '') lines.push(`The code of its error is ${errorCode}.`)
  return lines
}

const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

/** What an engine makes, the oldest version that does, and what older ones do. */
const engines = {
  LibreOffice: { use: 'PDF files of Word documents', oldest: '7.4', lack: 'make no PDF files' },
  Chromium: { use: 'PDF files of HTML documents', oldest: '131', lack: 'print no page numbers' },
} as const

function engineLine(
  name: PdfEngineName,
  { installed, platform }: { readonly installed: InstalledEngine | null; readonly platform: string },
): string {
  const { use, oldest, lack } = engines[name]
  if (installed === null)
    return `${name}, which makes ${use}, is not installed; \`${installCommand(name, platform)}\` installs it.`
  const { path, version } = installed
  if (version === null) return `${name}, which makes ${use}, is at ${path}, and does not say its version.`
  const line = `${name} ${version}, which makes ${use}, is at ${path}`
  return isOlder(version, oldest) ? `${line}; versions before ${oldest} ${lack}.` : `${line}.`
}

function isOlder(version: string, than: string): boolean {
  const [[major = 0, minor = 0], [thanMajor = 0, thanMinor = 0]] = [numbersOf(version), numbersOf(than)]
  return major < thanMajor || (major === thanMajor && minor < thanMinor)
}

const numbersOf = (version: string): readonly number[] => version.split('.').map(Number)

function fontLines(fonts: Examination['fonts']): string[] {
  if (fonts === null) return ['Which fonts are installed is not known: fontconfig (fc-list) does not tell.']
  return Object.entries(fonts).map(([font, family]) => {
    if (family === font) return `The font ${font} is installed.`
    return family === null
      ? `The font ${font} is not installed, nor is one that is as wide.`
      : `The font ${font} is not installed; ${family}, which is as wide, stands in for it.`
  })
}
