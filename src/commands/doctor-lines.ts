/** What the doctor finds, and how it tells it. Pure. */
import type { Problem } from '../model.js'
import { showControls } from '../report.js'

/** What the doctor finds: what `--json` prints. Nothing in it is secret. */
export interface Examination {
  readonly status: 'ok' | 'failed'
  readonly quotewright: string
  readonly node: string
  readonly superOffice: SuperOfficeExamination
  /** Paths of programs; null where there is none on the search path. */
  readonly programs: { readonly libreOffice: string | null; readonly chromium: string | null }
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
  const { quotewright, node, superOffice, programs, fonts, problems } = found
  const lines = [
    `Quotewright ${quotewright} runs on Node.js ${node}.`,
    ...superOfficeLines(superOffice),
    ...problems.map(({ message }) => `${message}.`),
    programLine('LibreOffice', programs.libreOffice),
    programLine('Chromium or Chrome', programs.chromium),
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

const programLine = (name: string, path: string | null): string =>
  path === null ? `${name} is not on the search path.` : `${name} is at ${path}.`

function fontLines(fonts: Examination['fonts']): string[] {
  if (fonts === null) return ['Which fonts are installed is not known: fontconfig (fc-list) does not tell.']
  return Object.entries(fonts).map(([font, family]) => {
    if (family === font) return `The font ${font} is installed.`
    return family === null
      ? `The font ${font} is not installed, nor is one that is as wide.`
      : `The font ${font} is not installed; ${family}, which is as wide, stands in for it.`
  })
}
