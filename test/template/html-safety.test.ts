import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SectionValues } from '../../src/model.js'
import { openHtml } from '../../src/template/html.js'
import { fillText, openText } from '../fixtures/fill-html.js'

/**
 * The structure of an HTML document: its tags with the names of their attributes, without any text. A simple
 * reading of its own, which knows nothing of how templates are read.
 */
function structureOf(html: string): string[] {
  const tags = html.matchAll(
    /<(\/?[a-z][a-z0-9]*)((?:\s+[a-z:-]+(?:=(?:"[^"]*"|'[^']*'))?)*)\s*\/?>|<!--.*?-->|</gis,
  )
  return Array.from(tags, ([whole, name = whole, attributes = '']) => {
    const names = Array.from(
      attributes.matchAll(/([a-z:-]+)(?:=(?:"[^"]*"|'[^']*'))?/gi),
      (match) => match[1],
    )
    return [name, ...names].join(' ')
  }).filter((tag) => tag !== 'br')
}

const template = `<!DOCTYPE html><html><head><title>{{a}}</title><style>p{abcd}</style></head><body>
<p title="{{a}}" class='x {{b}}'>{{a}} {sdat}</p><a href="{{a}}">{{b}}</a><a href="https://x/{{a}}?q={{b}}">x</a>
{{#line}}<tr {{#if c}}class="{{a}}"{{/if}}><td>{{a}}</td><td><img src="{{b}}" alt="{{b}}"></td></tr>{{/line}}
<textarea>{{a}}</textarea></body></html>`

const valuesOf = (texts: readonly string[]): SectionValues => {
  const [a = '', b = ''] = texts
  return [a, a, b, a, b, a, b, a, b, [[true, a, b, a, b, b]], a]
}

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '/',
        '=',
        '`',
        ' ',
        '\n',
        '\u0000',
        '{{',
        '}}',
        '{sdat}',
        '<!--',
        '-->',
        '</title>',
        '</textarea>',
        '</style>',
        '<script>',
        'javascript:',
        'https:',
        'data:',
        '&lt;',
        '&#x3c;',
        ']]>',
        'on',
        'a',
      ),
    )
    .map((pieces) => pieces.join('')),
)

describe('values', () => {
  test('never change the structure of the document', () => {
    const plain = structureOf(fillText(template, valuesOf(['a', 'b'])))
    expect(plain).toContain('p title class')
    fc.assert(
      fc.property(nasty, nasty, (a, b) => {
        expect(structureOf(fillText(template, valuesOf([a, b])))).toEqual(plain)
      }),
    )
  })

  test('come out as they went in, but for control characters', () => {
    const readText = (html: string): string =>
      html
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&#39;/g, "'")
        .replace(/&amp;/g, '&')
    fc.assert(
      fc.property(nasty, (text) => {
        const printable = text.replace(/[^\P{Cc}\t\n\r]/gu, '').replace(/\p{Cs}/gu, '\uFFFD')
        expect(readText(fillText('<p title="{{a}}">', [text]).slice(10, -2))).toBe(printable)
      }),
    )
  })

  test('never make an address other than http, https or mailto', () => {
    fc.assert(
      fc.property(nasty, nasty, (a, b) => {
        const html = fillText('<a href="{{a}}{{b}}">', [a, b])
        expect(html).toMatch(/^<a href="(?:#|https?:|mailto:)/i)
      }),
    )
  })
})

describe('templates', () => {
  const pieces = fc.constantFrom(
    '{{',
    '}}',
    '{{{',
    '}}}',
    '{{#',
    '{{/',
    '{{^',
    '{{else}}',
    '{{else if a}}',
    '{{#if a}}',
    '{{/if}}',
    '{{#line}}',
    '{{/line}}',
    '{{a}}',
    '{{!',
    '{{!--',
    '--}}',
    '~',
    '\\',
    '\\\\',
    'a',
    ' ',
    '\n',
    '<',
    '>',
    '"',
    "'",
    '=',
    '<p ',
    '<script>',
    '</script>',
    '<style>',
    '<!--',
    '-->',
    'href="',
    '{sdat}',
    '(',
    ')',
    '[',
    ']',
    '|',
    ' as |x|',
    '@',
    '@index',
    '.',
    '/',
    '\u0000',
    '{{GroupBy:name}}',
    '{{Image:line/quoteLineThumbnail}}',
    '{{>',
    '{{*',
    '{{#*',
    '{{#>',
    '{{{{',
    '}}}}',
    '&',
    '#',
  )

  test('of any bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(Array.isArray(openHtml('a.html', bytes).problems)).toBe(true)
      }),
    )
  })

  test('of any pieces either have faults with a place or can be filled', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const opened = openText(parts.join(''))
        for (const { where, message } of opened.problems) {
          expect(where?.line).toBeGreaterThan(0)
          expect(where?.column).toBeGreaterThan(0)
          expect(message).not.toContain('\n')
        }
        if (opened.problems.length === 0) {
          expect(opened.fill({ values: [], culture: 'en-US' }).value).toBeInstanceOf(Uint8Array)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
