import { describe, expect, test } from 'vitest'
import type { Picture } from '../../src/model.js'
import { openHtml } from '../../src/template/html.js'
import { describeSlots, faultsOf, fillText, openText } from '../fixtures/fill-html.js'

const outlineOf = (source: string): string => {
  const { outline, problems } = openText(source)
  expect(problems).toEqual([])
  return describeSlots(outline.slots)
}

describe('what a template may ask for', () => {
  test('a field, with its format', () => {
    expect(
      outlineOf('{{quote/number}} {{ line/totalPrice:2 }} {{line/quantity:Trim}} {{quote/sent:LongDate}}'),
    ).toBe(
      '0 field quote/number, 1 field line/totalPrice:2, 2 field line/quantity:Trim, 3 field quote/sent:LongDate',
    )
  })

  test('a template variable in double braces and in single ones', () => {
    expect(outlineOf('{{qnum}} {sdat} {cnt?} {ati.}')).toBe(
      '0 field qnum, 1 field sdat, 2 field cnt?, 3 field ati.',
    )
  })

  test('own data by bare names, and by names in brackets that hold other signs', () => {
    expect(
      outlineOf('{{customer}} {{[Customer name]}} {{[Amount due:2]}} {{[Amount due]:2}} {{[a/b c]}}'),
    ).toBe(
      '0 field customer, 1 field Customer name, 2 field Amount due:2, 3 field Amount due:2, 4 field a/b c',
    )
  })

  test('extra information, whose names may hold spaces', () => {
    expect(outlineOf('{{line/extraInfo.Delivery week}} {{#if line/extraInfo.Lead time}}x{{/if}}')).toBe(
      '0 field line/extraInfo.Delivery week, 1 if line/extraInfo.Lead time ()',
    )
    expect(outlineOf('{{[line/extraInfo.Weight (kg):1]}}')).toBe('0 field line/extraInfo.Weight (kg):1')
  })

  test('a region, whose slots are a section of their own', () => {
    const inside = '{{line/name}}'
    const expected = '0 region line (0 field line/name), 1 field qnum'
    expect(outlineOf(`{{#line}}${inside}{{/line}}{{qnum}}`)).toBe(expected)
    expect(outlineOf(`{{#each line}}${inside}{{/each}}{{qnum}}`)).toBe(expected)
  })

  test('regions inside regions', () => {
    expect(
      outlineOf('{{#alternative}}{{#group}}{{#line}}{{line/name}}{{/line}}{{/group}}{{/alternative}}'),
    ).toBe('0 region alternative (0 region group (0 region line (0 field line/name)))')
  })

  test('conditions, whose slots belong to the section around them', () => {
    const expected = '0 if line/isSubscription (1 field line/name), 2 field line/code'
    expect(outlineOf('{{#if line/isSubscription}}{{line/name}}{{/if}}{{line/code}}')).toBe(expected)
    expect(outlineOf('{{#line/isSubscription}}{{line/name}}{{/line/isSubscription}}{{line/code}}')).toBe(
      expected,
    )
    expect(outlineOf('{{#unless line/vat}}{{line/name}}{{/unless}}')).toBe(
      '0 unless line/vat (1 field line/name)',
    )
    expect(outlineOf('{{^line/vat}}{{line/name}}{{/line/vat}}')).toBe('0 unless line/vat (1 field line/name)')
  })

  test('what shows when a region has no rows', () => {
    expect(outlineOf('{{#line}}{{line/name}}{{else}}{{qnum}}{{/line}}')).toBe(
      '0 region line (0 field line/name), 1 unless line (2 field qnum)',
    )
    expect(outlineOf('{{^line}}{{qnum}}{{/line}}')).toBe('0 unless line (1 field qnum)')
    expect(outlineOf('{{^line}}{{qnum}}{{else}}{{line/name}}{{/line}}')).toBe(
      '0 unless line (1 field qnum), 2 region line (0 field line/name)',
    )
  })

  test('the other branch of a condition, and chains of them', () => {
    expect(outlineOf('{{#if a}}{{b}}{{else}}{{c}}{{/if}}')).toBe('0 if a (1 field b), 2 unless a (3 field c)')
    expect(outlineOf('{{#unless a}}{{b}}{{else}}{{c}}{{/unless}}')).toBe(
      '0 unless a (1 field b), 2 if a (3 field c)',
    )
    expect(outlineOf('{{#if a}}1{{^}}{{b}}{{/if}}')).toBe('0 if a (), 1 unless a (2 field b)')
    expect(outlineOf('{{#if a}}1{{else if b}}2{{else if c}}3{{else}}{{d}}{{/if}}')).toBe(
      '0 if a (), 1 unless a (2 if b (), 3 unless b (4 if c (), 5 unless c (6 field d)))',
    )
  })

  test('the item of a list of texts', () => {
    expect(outlineOf('{{#tags}}{{.}}{{this}}{{/tags}}')).toBe('0 region tags (0 field ., 1 field .)')
  })

  test('directives print nothing and are kept apart', () => {
    const template = openText(
      '{{GroupBy:productFamilyKey}}a\n{{Culture:de-CH}}{{OrderBy:name}}{{Rounding:vat-rate}}',
    )
    expect(template.outline.slots).toEqual([])
    expect(template.directives).toEqual([
      {
        name: 'GroupBy',
        value: 'productFamilyKey',
        where: { line: 1, column: 1, field: 'GroupBy:productFamilyKey' },
      },
      { name: 'Culture', value: 'de-CH', where: { line: 2, column: 1, field: 'Culture:de-CH' } },
      { name: 'OrderBy', value: 'name', where: { line: 2, column: 18, field: 'OrderBy:name' } },
      { name: 'Rounding', value: 'vat-rate', where: { line: 2, column: 34, field: 'Rounding:vat-rate' } },
    ])
  })

  test('a picture, in the source of an image', () => {
    expect(outlineOf('<img src="{{Image:line/quoteLineThumbnail}}">')).toBe(
      '0 picture line/quoteLineThumbnail',
    )
  })

  test('names of prototypes are names like others', () => {
    expect(
      outlineOf('{{constructor}} {{__proto__}} {{#hasOwnProperty}}{{toString}}{{/hasOwnProperty}}'),
    ).toBe('0 field constructor, 1 field __proto__, 2 region hasOwnProperty (0 field toString)')
  })

  test('a slot knows its text as written and its place', () => {
    const [field, variable, region] = openText('<p>\r\n  {{line/name:2}} {sdat}\n{{#line}}{{/line}}').outline
      .slots
    expect(field).toMatchObject({
      literal: '{{line/name:2}}',
      written: 'line/name:2',
      where: { line: 2, column: 3, field: 'line/name:2' },
    })
    expect(variable).toMatchObject({
      literal: '{sdat}',
      written: 'sdat',
      where: { line: 2, column: 19, field: 'sdat' },
    })
    expect(region).toMatchObject({ written: '#line', where: { line: 3, column: 1, field: '#line' } })
  })

  test('an else knows its own place', () => {
    const [, second] = openText('{{#if a}}\n{{b}}\n {{else}}{{/if}}').outline.slots
    expect(second).toMatchObject({ written: 'else', where: { line: 3, column: 2 } })
    const [, chained] = openText('{{#if a}}\n{{else if b}}{{/if}}').outline.slots
    expect(chained).toMatchObject({ where: { line: 2, column: 1 } })
    const [, afterText] = openText('{{#line}}\n{{else}}none{{/line}}').outline.slots
    expect(afterText).toMatchObject({ where: { line: 2, column: 1 } })
  })

  test('a template has no other names', () => {
    const template = openText('{{a}}')
    expect(template.otherNames.size).toBe(0)
    expect(template.withNames(new Set(['b']))).toBe(template)
  })
})

describe('what a filled template holds', () => {
  test('the values, at their places', () => {
    expect(fillText('<p>{{a}}, {{b}} and {sdat}</p>', ['1', '2', '3'])).toBe('<p>1, 2 and 3</p>')
  })

  test('a row for each row of a region, with values of its own section', () => {
    const source = '{{qnum}}{{#line}}[{{line/name}}{{#tags}}({{.}}){{/tags}}]{{/line}}{{qnum}}'
    expect(
      fillText(source, [
        'Q',
        [
          ['a', [['x'], ['y']]],
          ['b', []],
        ],
        'Q',
      ]),
    ).toBe('Q[a(x)(y)][b]Q')
  })

  test('a condition shows what it holds, also inside a row', () => {
    const source = '{{#line}}{{#if line/vat}}+{{line/name}}{{else}}-{{line/name}}{{/if}};{{/line}}'
    expect(
      fillText(source, [
        [
          [true, 'a', false, undefined],
          [false, undefined, true, 'b'],
        ],
      ]),
    ).toBe('+a;-b;')
  })

  test('the value of a negated condition says whether it shows', () => {
    expect(fillText('{{#unless a}}yes{{/unless}}', [true])).toBe('yes')
    expect(fillText('{{#unless a}}yes{{/unless}}', [false])).toBe('')
    expect(fillText('{{^line}}none{{/line}}', [true])).toBe('none')
  })

  test('the rows of a region, or what stands behind its else', () => {
    const source = '{{#line}}{{line/name}}{{else}}none of {{qnum}}{{/line}}'
    expect(fillText(source, [[['a']], false, undefined])).toBe('a')
    expect(fillText(source, [[], true, 'Q'])).toBe('none of Q')
  })

  test('never two branches of one block', () => {
    expect(fillText('{{#if a}}1{{else}}2{{/if}}', [true, true])).toBe('1')
    expect(fillText('{{#line}}1{{else}}2{{/line}}', [[[]], true])).toBe('1')
  })

  test('the branch of a chain whose condition holds first', () => {
    const source = '{{#if a}}1{{else if b}}2{{else if c}}3{{else}}4{{/if}}'
    expect(fillText(source, [true, false, undefined, undefined, undefined, undefined])).toBe('1')
    expect(fillText(source, [false, true, true, false, undefined, undefined])).toBe('2')
    expect(fillText(source, [false, true, false, true, true, false])).toBe('3')
    expect(fillText(source, [false, true, false, true, false, true])).toBe('4')
  })

  test('the number of a row, and whether it is the first or the last, also inside conditions', () => {
    const source =
      '{{#line}}{{#if line/vat}}{{@index}}{{#if @first}}F{{/if}}{{#unless @last}},{{else}}L{{/unless}}{{/if}}{{/line}}'
    expect(fillText(source, [[[true], [false], [true]]])).toBe('0F,2L')
    expect(fillText('{{#line}}{{@first}} {{@last}};{{/line}}', [[[], []]])).toBe('true false;false true;')
  })

  test('the innermost region counts', () => {
    const source = '{{#alternative}}{{@index}}:{{#line}}{{@index}}{{/line}};{{/alternative}}'
    expect(fillText(source, [[[[[], []]], [[[]]]]])).toBe('0:01;1:0;')
  })

  test('comments are gone, and escaped braces are braces', () => {
    expect(fillText('a{{! x }}b{{!-- {{y}} --}}c \\{{line/name}} {{d}}', ['D'])).toBe('abc {{line/name}} D')
    expect(fillText('\\{{sdat}} {sdat}', ['now'])).toBe('{{sdat}} now')
  })

  test('values are never read as a template', () => {
    const hostile = '{{a}} {sdat} {{#line}} {{{b}}} \\{{c}}'
    expect(fillText('{{a}}{sdat}', [hostile, hostile])).toBe(hostile + hostile)
  })

  test('names of prototypes print their own values only', () => {
    expect(fillText('[{{constructor}}{{__proto__}}]', ['c', undefined])).toBe('[c]')
    expect(fillText('[{{constructor}}]', [])).toBe('[]')
  })

  test('a picture as a data URI, or a transparent pixel when there is none', () => {
    const picture: Picture = {
      format: 'png',
      bytes: Uint8Array.of(1, 2, 3),
      width: 1,
      height: 1,
      description: '',
    }
    expect(fillText('<img src="{{Image:line/quoteLineThumbnail}}">', [picture])).toBe(
      '<img src="data:image/png;base64,AQID">',
    )
    expect(fillText('<img src="{{Image:line/quoteLineThumbnail}}">', [undefined])).toMatch(
      /^<img src="data:image\/gif;base64,[A-Za-z0-9+/]+">$/,
    )
  })

  test('one template fills any number of documents', () => {
    const template = openText('{{#line}}{{line/name}}{{/line}}')
    const fill = (name: string) =>
      new TextDecoder().decode(template.fill({ values: [[[name]]], culture: 'x' }).value)
    expect([fill('a'), fill('b'), fill('a')]).toEqual(['a', 'b', 'a'])
  })

  test('all of a long document, and no character of it is cut in half', () => {
    const rows = Array.from({ length: 50_000 }, () => ['\uD83D', '\uDE00'])
    expect(fillText('x{{#line}}{{a}}{{b}}{{/line}}', [rows]) === `x${'😀'.repeat(50_000)}`).toBe(true)
  })

  test('a byte order mark stays', () => {
    expect(fillText('\uFEFFä{{a}}', ['ö'])).toBe('\uFEFFäö')
    expect(openText('\uFEFF{{a}}').outline.slots[0]?.where).toMatchObject({ line: 1, column: 1 })
  })
})

describe('the lines of markers', () => {
  test('a line that held only markers leaves no line', () => {
    const source =
      'a\n  {{Culture:de-CH}}\n{{GroupBy:name}} {{OrderBy:name}}\n\t{{#line}}\n- {{line/name}}\n  {{/line}}\nz\n'
    expect(fillText(source, [[['1'], ['2']]])).toBe('a\n- 1\n- 2\nz\n')
  })

  test('so do an else, a comment and several markers on one line', () => {
    const source = 'a\r\n{{#line}}{{#if line/vat}}\r\nx\r\n{{else}}\r\ny\r\n{{/if}}{{/line}}\r\n{{! c }}\r\nz'
    expect(
      fillText(source, [
        [
          [true, false],
          [false, true],
        ],
      ]),
    ).toBe('a\r\nx\r\ny\r\nz')
  })

  test('at the beginning and at the end of the template, too', () => {
    expect(fillText('{{Culture:de-CH}}\na\n  {{Culture:de-CH}}', [])).toBe('a\n')
  })

  test('a line that holds more stays as it is', () => {
    expect(fillText('a {{#line}} {{/line}} \n {{a}} {{Culture:de-CH}} \nb', [[[]], 'x'])).toBe(
      'a   \n x  \nb',
    )
  })

  test('a tilde removes the white space beside it', () => {
    expect(fillText('a \n {{~b~}} \n c {{~#if d~}} e {{~/if~}} f', ['B', true])).toBe('aBcef')
    expect(fillText('{{#if a}} 1 {{~else~}} 2 {{~/if}}.', [false, true])).toBe('2.')
    expect(fillText('{{#if a}}1{{~else if b~}} 2 {{~else~}} 3 {{~/if}}.', [false, true, true, false])).toBe(
      '2.',
    )
  })
})

describe('what a template may not ask for', () => {
  test.each([
    ['{{{a}}}', 'Cannot use `{{{a}}}`: values are always escaped; write the name in two braces'],
    ['{{&a}}', 'values are always escaped'],
    ['{{> header}}', 'a template is one file'],
    ['{{#> header}}x{{/header}}', 'a template is one file'],
    ['{{* deco}}', 'decorators are not part'],
    ['{{#*inline "a"}}x{{/inline}}', 'decorators are not part'],
    ['{{../qnum}}', 'at every level'],
    ['{{@../index}}', 'at every level'],
    ['{{#if ../a}}x{{/if}}', 'at every level'],
    ['{{this.name}}', 'write the name alone'],
    ['{{./name}}', 'write the name alone'],
    ['{{formatNumber line/totalPrice}}', 'there are no helpers'],
    ['{{lookup a "b"}}', 'there are no helpers'],
    ['{{#with a}}x{{/with}}', 'there are no helpers'],
    ['{{#if a b}}x{{/if}}', 'there are no helpers'],
    ['{{log "x"}}', 'there are no helpers'],
    ['{{a b=1}}', 'takes no arguments'],
    ['{{a (b c)}}', 'expressions are not part'],
    ['{{#if (eq a 1)}}x{{/if}}', 'expressions are not part'],
    ['{{#each line as |row|}}x{{/each}}', 'takes no `as |name|`'],
    ['{{#line as |row|}}x{{/line}}', 'takes no `as |name|`'],
    ['{{"text"}}', 'only names print'],
    ['{{@root}}', 'the known ones are `@index`, `@first` and `@last`'],
    ['{{@key}}', 'the known ones are'],
    ['{{#if @even}}x{{/if}}', 'the known ones are'],
    ['{{@index}}', 'place it inside one'],
    ['{{#if @first}}x{{else}}y{{/if}}', 'place it inside one'],
    ['{{#if}}x{{/if}}', 'lacks the name'],
    ['{{#each}}x{{/each}}', 'lacks the name'],
    ['{{#each line/name}}x{{/each}}', 'only a region or a list repeats'],
    ['{{#line:2}}x{{/line:2}}', 'only a region or a list repeats'],
    ['{{{{raw}}}}{{a}}{{{{/raw}}}}', 'Cannot use `{{{{raw}}}}`: raw blocks'],
    ['{{Note:see below}}', 'there are no helpers'],
    ['{{a-b}}', 'a field has the form'],
  ])('%s', (source, message) => {
    const faults = faultsOf(`<p>\n ${source}</p>`)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(/^2:2 template-syntax Cannot use `/)
    expect(faults[0]).toContain(message)
  })

  test('all faults come up in one run, with their places', () => {
    const source = '{{> a}}\n{{#with b}}\n{{{c}}}\n{{/with}}\n<p title={{d}}>'
    expect(faultsOf(source).map((fault) => fault.split(' ', 1)[0])).toEqual(['1:1', '2:1', '3:1', '5:10'])
  })
})

describe('a template that Handlebars cannot read', () => {
  test('is read all the same where its blocks do not pair, so that its other faults show as well', () => {
    const template = openText(
      '{{/x}}\n<p>{{{raw}}}</p>{{ a b\n{{#alternative}}{{#line}}{{line/name}}{{/line}}',
    )
    expect(template.problems.map(({ code, where }) => [code, where?.line, where?.column])).toEqual([
      ['unclosed-region', 1, 1],
      ['template-syntax', 2, 17],
      ['unclosed-region', 3, 1],
      ['template-syntax', 2, 4],
    ])
    expect(describeSlots(template.outline.slots)).toContain('line/name')
  })

  test('is not guessed at where its blocks cross', () => {
    const template = openText('{{#if a}}{{#line}}{{/if}}{{{raw}}}{{/line}}')
    expect(template.problems[0]).toMatchObject({ code: 'crossed-region' })
    expect(template.outline.slots).toEqual([])
  })

  test.each([
    [
      'a\n {{ser#}}',
      '2:2 template-syntax Cannot read `{{ser#}}`: a field has the form `{{line/totalPrice:2}}`',
    ],
    ['a\n {{}}', '2:2 template-syntax Cannot read `{{}}`'],
    ['a\n {{line/name', '2:2 template-syntax Cannot read `{{line/name`'],
    ['a\n {{line/name} {{b}}', '2:2 template-syntax Cannot read `{{line/name} {{b}}`'],
    ['a\n {{a/../b}}', '2:2 template-syntax Cannot read `{{a/../b}}`'],
    ['{{! no end', '1:1 template-syntax Cannot read `{{! no end`'],
    [
      '{{#line}}\n {{#if a}}',
      '1:1 unclosed-region Cannot find the end of `{{#line}}`; close it with `{{/line}}`',
    ],
    ['a{{/line}}', '1:2 unclosed-region Cannot place `{{/line}}` here: nothing of that name is open'],
    ['a{{else}}', '1:2 unclosed-region Cannot place `{{else}}` here: nothing of that name is open'],
    [
      '{{#a}}{{#b}}\n{{/a}}{{/b}}',
      '2:1 crossed-region Cannot close with `{{/a}}` here: `{{#b}}` was opened inside it and must be closed first',
    ],
    ['{{#line}}a{{/each}}', '1:11 unclosed-region Cannot place `{{/each}}` here'],
    ['a\nb\u0000c', '2:1 template-syntax Cannot read the template from here on'],
  ])('%j', (source, fault) => {
    expect(faultsOf(source)[0]).toContain(fault)
  })

  test('all its faults come up in one run', () => {
    const faults = faultsOf(
      '{{ser#}} {{ok}} {{}}\n{{#line}}{{else}}{{/line}}{{/if}} \\{{x#}} {{!-- {{y#}} --}} {{#if a}}',
    )
    expect(faults.map((fault) => fault.split(' ', 2).join(' '))).toEqual([
      '1:1 template-syntax',
      '1:17 template-syntax',
      '2:27 unclosed-region',
      '2:61 unclosed-region',
    ])
  })

  test('its messages are single lines', () => {
    for (const fault of faultsOf('a\nb {{c\nd}} {{#e}} {{f')) expect(fault).not.toContain('\n')
  })
})

describe('single braces', () => {
  test('around what is a field in Word are pointed out', () => {
    const { problems } = openText('<p>a\n{quote/number} {#line}{line/totalPrice:2}{/line}</p>')
    expect(problems.map(({ code, severity, where }) => [code, severity, where?.line, where?.column])).toEqual(
      [
        ['template-syntax', 'warning', 2, 1],
        ['template-syntax', 'warning', 2, 16],
        ['template-syntax', 'warning', 2, 23],
        ['template-syntax', 'warning', 2, 42],
      ],
    )
    expect(problems[0]?.message).toContain('`{{quote/number}}`')
  })

  test('are ordinary text around everything else', () => {
    expect(
      openText('<style>p{line-height:1}</style>{see 2} {a/b} { } {line} \\{{line/name}}').problems,
    ).toEqual([])
  })
})

describe('bytes that are no template', () => {
  test('invalid UTF-8 and UTF-16 are refused', () => {
    const bytes = [Uint8Array.of(0x61, 0xff), Uint8Array.of(0xff, 0xfe, 0x61, 0x00)]
    for (const one of bytes) {
      expect(openHtml('a.html', one).problems).toMatchObject([
        { code: 'template-not-readable', severity: 'error' },
      ])
    }
  })

  test('a template beyond the size limit is refused', () => {
    expect(openHtml('a.html', new Uint8Array(4 * 2 ** 20 + 1)).problems).toMatchObject([
      { code: 'template-too-large' },
    ])
    expect(openHtml('a.html', new Uint8Array(4 * 2 ** 20).fill(0x20)).problems).toEqual([])
  })

  test('too many fields and too deep blocks are refused before they take time', () => {
    expect(openText('{{a}}'.repeat(10_001)).problems).toMatchObject([{ code: 'template-too-large' }])
    expect(openText('{sdat}'.repeat(10_001)).problems).toMatchObject([{ code: 'template-too-large' }])
    expect(openText('{{#if a}}'.repeat(101)).problems).toMatchObject([{ code: 'template-syntax' }])
    const deep = (depth: number) => `${'{{#if a}}'.repeat(depth)}${'{{/if}}'.repeat(depth)}`
    expect(openText(deep(100)).problems).toEqual([])
    expect(openText(deep(100_000)).problems).toMatchObject([{ where: { line: 1, column: 901 } }])
    expect(openText(`{{#if a}}${'{{else if b}}'.repeat(100_000)}{{/if}}`).problems).toHaveLength(1)
    expect(openText('{{#if a}}x{{else}}y{{/if}}'.repeat(1000)).problems).toEqual([])
  })

  test('an empty template makes an empty document', () => {
    expect(fillText('', [])).toBe('')
  })
})
