import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../src/command-line.js'
import { buildDocx, paragraph, readDocxParts } from '../fixtures/build-docx.js'
import { createTestWorld } from './test-world.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotewright-'))
  await writeFile(join(folder, 'good.html'), '<p>{{quote/number}}</p>')
  await writeFile(join(folder, 'warned.html'), '<p>{{greeting}}</p>')
  await writeFile(
    join(folder, 'bad.html'),
    '<p>{{quote/numbr}}{{#alternative}}{{line/name}}{{/alternative}}</p>',
  )
  await writeFile(join(folder, 'data.json'), '{"greeting": "Hello"}')
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function check(...argv: readonly string[]) {
  const world = createTestWorld({ folder })
  const status = await runCommandLine(['check', ...argv], world)
  return { status, out: world.out(), err: world.err().trimEnd().split('\n') }
}

describe('check', () => {
  test('finds nothing in a good template', async () => {
    expect(await check('good.html')).toEqual({
      status: 0,
      out: '',
      err: ['Checked 1 template: no problems.'],
    })
  })

  test('shows every fault with its place', async () => {
    const { status, out, err } = await check('good.html', 'bad.html', 'gone.html')
    expect({ status, out }).toEqual({ status: 1, out: '' })
    const faults = err.filter((line) => /^bad\.html: line 1, column \d+.*: error: /.test(line))
    expect(faults.some((line) => line.includes('(unknown-field)'))).toBe(true)
    expect(faults.some((line) => line.includes('(field-out-of-scope)'))).toBe(true)
    expect(err).toContain(
      'gone.html: error: Cannot read the template `gone.html`: there is no such file (template-not-readable)',
    )
    expect(err.at(-1)).toBe('Checked 3 templates: 2 with errors.')
  })

  test('warns of unknown words; with --strict they count', async () => {
    const { status, err } = await check('warned.html')
    expect(status).toBe(0)
    expect(err[0]).toMatch(/^warned\.html: line 1, column 4.*: warning: .*\(unknown-variable\)$/)
    expect((await check('warned.html', '--strict')).status).toBe(1)
    expect((await check('good.html', '--strict')).status).toBe(0)
  })

  test('knows the names of own data', async () => {
    expect(await check('warned.html', '--strict', '--data', 'data.json')).toMatchObject({ status: 0 })
    const { status, err } = await check('good.html', '--data', 'gone.json')
    expect(status).toBe(1)
    expect(err[0]).toContain('gone.json: error: Cannot read the own data `gone.json`')
  })

  test('knows the names of own data in a template whose structure is at fault', async () => {
    await writeFile(join(folder, 'open.html'), '<p>{{greeting}}{{#line}}</p>')
    const { err } = await check('open.html', '--data', 'data.json')
    expect(err.filter((line) => line.includes('(unclosed-region)'))).toHaveLength(1)
    expect(err.filter((line) => line.includes('(unknown-variable)'))).toEqual([])
    expect((await check('open.html')).err.join()).toContain('(unknown-variable)')
  })

  test('lays faults of own data to its file', async () => {
    await writeFile(join(folder, 'data.json'), '{"greeting": {}}')
    const { err } = await check('warned.html', '--data', 'data.json')
    expect(err[0]).toMatch(/^data\.json: greeting: error: .*\(data-invalid\)$/)
  })

  test('checks a template once, however often it is named', async () => {
    const { err } = await check('good.html', './good.html', join(folder, 'g*.html'))
    expect(err).toEqual(['Checked 1 template: no problems.'])
  })

  describe('with --annotate', () => {
    beforeEach(async () => {
      const body = [paragraph('Quote {quote/numbr}'), paragraph('{quote/number}')].join('')
      await writeFile(join(folder, 'bad.docx'), buildDocx({ body }))
      await writeFile(join(folder, 'good.docx'), buildDocx({ body: paragraph('{quote/number}') }))
    })
    const comments = async (file: string): Promise<string | undefined> =>
      readDocxParts(await readFile(join(folder, file))).get('word/comments.xml')

    test('writes a copy of the template with its problems as comments, and names it', async () => {
      const { status, out, err } = await check('bad.docx', '--annotate', 'notes/bad.docx')
      expect({ status, out }).toEqual({ status: 1, out: 'notes/bad.docx\n' })
      expect(err.at(-1)).toBe('Checked 1 template: 1 with errors.')
      expect(await comments('notes/bad.docx')).toContain('error: Cannot find the field')
      expect(await comments('bad.docx')).toBeUndefined()
    })

    test('writes a copy without comments when there are no problems', async () => {
      expect(await check('good.docx', '--annotate', 'a.docx', '--json')).toMatchObject({
        status: 0,
        out: '{"template":"good.docx","status":"ok","problems":[]}\n',
      })
      expect(await comments('a.docx')).toBeUndefined()
    })

    test('lays faults of own data to their file, not to the template', async () => {
      await writeFile(join(folder, 'data.json'), '{"greeting": {}}')
      const { status } = await check('good.docx', '--annotate', 'a.docx', '--data', 'data.json')
      expect(status).toBe(1)
      expect(await comments('a.docx')).toBeUndefined()
    })

    test('takes one template and a name that ends in .docx', async () => {
      for (const argv of [['good.docx', 'bad.docx'], ['*.docx']]) {
        const { status, err } = await check(...argv, '--annotate', 'a.docx')
        expect(status).toBe(2)
        expect(err).toEqual(["error: option '--annotate <file>' takes one template, but there are 2"])
      }
      const { status, err } = await check('good.docx', '--annotate', 'a.doc')
      expect(status).toBe(2)
      expect(err[0]).toContain('Its name must end in .docx.')
    })

    test('refuses what takes no comments, and the template itself', async () => {
      const html = await check('bad.html', '--annotate', 'a.docx')
      expect(html).toMatchObject({ status: 1, out: '' })
      expect(html.err).toContain(
        'a.docx: error: Cannot annotate `bad.html`: only .docx and .dotx files take comments; leave out `--annotate` (option-invalid)',
      )
      const itself = await check('good.docx', '--annotate', './good.docx')
      expect(itself).toMatchObject({ status: 1, out: '' })
      expect(itself.err[0]).toMatch(/\(output-collision\)$/)
      expect(await comments('good.docx')).toBeUndefined()
    })

    test('leaves it at the problem of a template that cannot be read', async () => {
      await writeFile(join(folder, 'broken.docx'), 'no zip')
      for (const template of ['broken.docx', 'gone.docx']) {
        const { status, err } = await check(template, '--annotate', 'a.docx')
        expect(status).toBe(1)
        expect(err).toHaveLength(2)
        expect(err[0]).toContain('(template-not-readable)')
      }
    })
  })

  test('prints one JSON object per template for programs', async () => {
    const { out } = await check('good.html', 'bad.html', '--json')
    const [good, bad] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(good).toEqual({ template: 'good.html', status: 'ok', problems: [] })
    expect(bad).toMatchObject({ template: 'bad.html', status: 'failed' })
  })
})
