/** `quotewright doctor`: whether SuperOffice is ready, and what is installed on this computer. */
import { platform } from 'node:os'
import { examineEngine } from '../pdf/examine-engine.js'
import { listFonts } from '../pdf/list-fonts.js'
import { hasError } from '../problem.js'
import { type Examination, examinationLines } from './doctor-lines.js'
import { examineSuperOffice } from './examine-superoffice.js'
import type { ExitStatus, World } from './world.js'

export interface DoctorRequest {
  readonly json: boolean
}

export async function examine({ json }: DoctorRequest, world: World): Promise<ExitStatus> {
  const [{ superOffice, problems }, programs, fonts] = await Promise.all([
    examineSuperOffice(world),
    examinePrograms(world),
    examineFonts(world),
  ])
  const isReady = !hasError(problems) && superOffice.quoteConnections?.isOk !== false
  const found: Examination = {
    status: isReady ? 'ok' : 'failed',
    quotewright: world.version,
    node: world.nodeVersion,
    platform: platform(),
    superOffice,
    programs,
    fonts,
    problems,
  }
  const lines = json ? [JSON.stringify(found)] : examinationLines(found)
  for (const line of lines) world.standardOutput.write(`${line}\n`)
  return isReady ? 0 : 1
}

async function examinePrograms({ environment }: World): Promise<Examination['programs']> {
  const [libreOffice, chromium] = await Promise.all([
    examineEngine('LibreOffice', environment),
    examineEngine('Chromium', environment),
  ])
  return { libreOffice, chromium }
}

/** Fonts of Word, and for each the free one whose letters are as wide, so that lines break where they do in Word. */
const equallyWide = {
  Calibri: 'Carlito',
  Cambria: 'Caladea',
  Arial: 'Liberation Sans',
  'Times New Roman': 'Liberation Serif',
  'Courier New': 'Liberation Mono',
} as const

async function examineFonts({ environment }: World): Promise<Examination['fonts']> {
  const families = await listFonts(environment)
  if (families === undefined) return null
  return Object.fromEntries(
    Object.entries(equallyWide).map(([font, other]) => [
      font,
      [font, other].find((name) => families.has(name)) ?? null,
    ]),
  )
}
