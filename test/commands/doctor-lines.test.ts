import { describe, expect, test } from 'vitest'
import { type Examination, examinationLines } from '../../src/commands/doctor-lines.js'

const bare: Examination = {
  status: 'ok',
  quotewright: '1.2.3',
  node: '20.0.0',
  platform: 'linux',
  superOffice: { configured: false, tenantState: null, quoteConnections: null },
  programs: { libreOffice: null, chromium: null },
  fonts: null,
  problems: [],
}

const answer = { isOk: true, status: null, userExplanation: '', techExplanation: '', errorCode: '' }

const superOfficeLines = (superOffice: Partial<Examination['superOffice']>): readonly string[] =>
  examinationLines({ ...bare, superOffice: { ...bare.superOffice, configured: true, ...superOffice } }).slice(
    1,
    -3,
  )

describe('what the doctor tells', () => {
  test('is one sentence a line, of what is missing as well', () => {
    expect(examinationLines(bare)).toEqual([
      'Quotewright 1.2.3 runs on Node.js 20.0.0.',
      'No connection to SuperOffice is configured, and none is needed to render files; SUPEROFFICE_URL or SUPEROFFICE_TENANT would name one.',
      'LibreOffice, which makes PDF files of Word documents, is not installed; `sudo apt-get install libreoffice-writer` installs it.',
      'Chromium, which makes PDF files of HTML documents, is not installed; `sudo apt-get install chromium` installs it.',
      'Which fonts are installed is not known: fontconfig (fc-list) does not tell.',
    ])
  })

  test('names the programs and fonts that there are', () => {
    const found = {
      ...bare,
      programs: {
        libreOffice: { path: '/usr/bin/soffice', version: '7.4.7.2' },
        chromium: { path: '/opt/chrome', version: null },
      },
      fonts: { Calibri: 'Carlito', Cambria: null, Arial: 'Arial' },
    }
    expect(examinationLines(found).slice(2)).toEqual([
      'LibreOffice 7.4.7.2, which makes PDF files of Word documents, is at /usr/bin/soffice.',
      'Chromium, which makes PDF files of HTML documents, is at /opt/chrome, and does not say its version.',
      'The font Calibri is not installed; Carlito, which is as wide, stands in for it.',
      'The font Cambria is not installed, nor is one that is as wide.',
      'The font Arial is installed.',
    ])
  })

  test('says what is too old', () => {
    const engines = (libreOffice: string, chromium: string) =>
      examinationLines({
        ...bare,
        programs: {
          libreOffice: { path: '/l', version: libreOffice },
          chromium: { path: '/c', version: chromium },
        },
      }).slice(2, 4)
    expect(engines('7.3.7.2', '130.0.1')).toEqual([
      'LibreOffice 7.3.7.2, which makes PDF files of Word documents, is at /l; versions before 7.4 make no PDF files.',
      'Chromium 130.0.1, which makes PDF files of HTML documents, is at /c; versions before 131 print no page numbers.',
    ])
    for (const line of [...engines('7.4.0', '131.0'), ...engines('26.2.1', '156.0')])
      expect(line).not.toContain('before')
  })

  test('names what installs a program on other systems', () => {
    expect(examinationLines({ ...bare, platform: 'darwin' })[2]).toContain('brew install --cask libreoffice')
    expect(examinationLines({ ...bare, platform: 'win32' })[3]).toContain('winget install')
    expect(examinationLines({ ...bare, platform: 'freebsd' })[3]).toContain('apt-get')
  })

  test('says that the quote connections work', () => {
    expect(superOfficeLines({ tenantState: 'Running', quoteConnections: answer })).toEqual([
      'SuperOffice Online says that the tenant is in the state Running.',
      'SuperOffice answers, and says that its quote connections work.',
    ])
  })

  test('says why the quote connections do not work', () => {
    const quoteConnections = {
      isOk: false,
      status: 'Error',
      userExplanation: 'The ERP system is down',
      techExplanation: 'Socket closed!',
      errorCode: 'E7',
    }
    expect(superOfficeLines({ quoteConnections })).toEqual([
      'SuperOffice answers, but says that its quote connections do not work.',
      'It explains: The ERP system is down.',
      'For its support it adds: Socket closed!',
      'The code of its error is E7.',
    ])
  })

  test('names a status between working and not working', () => {
    const quoteConnections = { ...answer, status: 'OkWithInfo', userExplanation: 'Prices are of yesterday.' }
    expect(superOfficeLines({ quoteConnections })).toEqual([
      'SuperOffice answers, and says that its quote connections work.',
      'Their status is OkWithInfo.',
      'It explains: Prices are of yesterday.',
    ])
    expect(superOfficeLines({ quoteConnections: { ...answer, status: 'OK' } })).toHaveLength(1)
  })

  test('shows what is wrong, and no signs that a terminal would obey', () => {
    const problem = { code: 'http-error', severity: 'error', message: 'Cannot get `x\u001b[2J`' } as const
    expect(examinationLines({ ...bare, problems: [problem] })).toContain('Cannot get `x\\u{1b}[2J`.')
  })
})
