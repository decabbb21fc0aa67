import { describe, expect, test } from 'vitest'
import { faultsOf, fillText, fillWithProblems, openText } from '../fixtures/fill-html.js'

const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></textarea></style></script><svg/onload=alert(1)>',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '&lt;b&gt; &#60; &amp',
  '`alert(1)`',
]

const dangerousAddresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'java\u0000script:alert(1)',
  '&#106;avascript:alert(1)',
  'javascript&colon;alert(1)',
  'javascript\u00ADscript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'tel:+4722222222',
  '//evil.example/x',
  '/relative',
  'page.html',
  '?q',
  '\\\\server\\share',
  'httpx://a',
  'x:https://a',
]

describe('text', () => {
  test('markup is text', () => {
    expect(fillText('<p>{{a}}</p>', [`<b title="x">'&'</b>`])).toBe(
      '<p>&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;</p>',
    )
  })

  test('line breaks of every kind become breaks', () => {
    expect(fillText('{{a}}', ['1\n2\r\n3\r4'])).toBe('1<br>2<br>3<br>4')
  })

  test('control characters vanish, tabs stay', () => {
    expect(fillText('{{a}}', ['a\u0000\u0008\u000B\u001F\u007F\u0085b\tc'])).toBe('ab\tc')
  })

  test('a character cut in half becomes a replacement character', () => {
    expect(fillText('{{a}}', ['x\uD83D'])).toBe('x\uFFFD')
  })

  test.each(payloads)('%s is harmless', (payload) => {
    const html = fillText('<p>{{a}}{sdat}</p>', [payload, payload])
    expect(html.slice(3, -4)).not.toMatch(/[<>"']/)
  })
})

describe('attributes', () => {
  test('quotes of both kinds are escaped, and line breaks stay', () => {
    expect(fillText(`<p title="{{a}}" data-x='{{b}}'>`, ['"\'\n<', '"\'&'])).toBe(
      `<p title="&quot;&#39;\n&lt;" data-x='&quot;&#39;&amp;'>`,
    )
  })

  test.each(payloads)('%s is harmless', (payload) => {
    const html = fillText(`<p title="{{a}}" class='a {b123}'>`, [payload, payload])
    expect(html.replace(/^<p title="|" class='a |'>$/g, '')).not.toMatch(/[<>"']/)
  })

  test('the content of title and textarea is text without breaks', () => {
    expect(
      fillText('<title>{{a}}</title><textarea>{{b}}</textarea>{{c}}', ['1\n<', '</textarea>', '\n']),
    ).toBe('<title>1\n&lt;</title><textarea>&lt;/textarea&gt;</textarea><br>')
  })
})

describe('addresses', () => {
  test.each(['href', 'action', 'formaction', 'cite', 'xlink:href', 'poster', 'background', 'HREF'])(
    'a field may begin %s with http, https or mailto',
    (attribute) => {
      for (const address of ['https://a.example/?b=1&c', 'HTTP://a.example', 'mailto:a@b.example']) {
        const { html, problems } = fillWithProblems(`<a ${attribute}="{{a}}">`, [address])
        expect(html).toBe(`<a ${attribute}="${address.replace('&', '&amp;')}">`)
        expect(problems).toEqual([])
      }
    },
  )

  test.each(dangerousAddresses)('%j prints as # with a warning', (address) => {
    const { html, problems } = fillWithProblems('<p>\n<a href="{{line/url}}">', [address])
    expect(html).toBe('<p>\n<a href="#">')
    expect(problems).toMatchObject([
      { code: 'unsafe-address', severity: 'warning', where: { line: 2, column: 10, field: 'line/url' } },
    ])
  })

  test('control characters in an address vanish', () => {
    expect(fillText('<a href="{{a}}">', [' ht\ttps://a\n\u0000 '])).toBe('<a href="https://a">')
  })

  test('an empty address prints as # without a warning', () => {
    expect(fillWithProblems('<a href="{{a}}">', [''])).toEqual({ html: '<a href="#">', problems: [] })
  })

  test('what follows a first field can never begin the address', () => {
    expect(fillText('<a href="{{a}}{{b}}">', ['', 'javascript:alert(1)'])).toBe(
      '<a href="#javascript:alert(1)">',
    )
    expect(fillText('<a href="{{a}}{{b}}">', ['https://a/', 'b'])).toBe('<a href="https://a/b">')
    expect(faultsOf('<a href="{{#if a}}{{a}}{{/if}}{{b}}">')).toMatchObject(
      [/^1:31 .*must begin with the field/].map((one) => expect.stringMatching(one)),
    )
  })

  test('a literal beginning settles the kind of address', () => {
    expect(
      fillText('<a href="tel:{{a}}"><a href=" mailto:{{b}}"><a href="https://x/{{c}}">', [
        '+47 2',
        'a@b',
        'p/q',
      ]),
    ).toBe('<a href="tel:+47 2"><a href=" mailto:a@b"><a href="https://x/p/q">')
  })

  test('values in a query are encoded', () => {
    const source = '<a href="mailto:{{a}}?subject=Quote {{b}}&amp;body={{c}}"><a href="#l{{d}}">'
    expect(fillText(source, ['a@b.example', 'A&B #1?', 'å\uD800', 'x y'])).toBe(
      '<a href="mailto:a@b.example?subject=Quote A%26B%20%231%3F&amp;body=%C3%A5%EF%BF%BD"><a href="#lx%20y">',
    )
  })

  test.each(['ja', 'javascript:', 'data:text/html,', '/', '//', './', '&#104;ttps:', 'https'])(
    'a field behind %j is refused',
    (beginning) => {
      const [fault] = faultsOf(`<a href="${beginning}{{a}}">`)
      expect(fault).toContain('inside the address of `href`, which must begin with the field or with https:')
    },
  )

  test('the source of a picture may not be a mail address', () => {
    expect(fillText('<img src="{{a}}">', ['https://a/b.png'])).toBe('<img src="https://a/b.png">')
    expect(fillWithProblems('<img src="{{a}}">', ['mailto:a@b']).html).toBe('<img src="#">')
  })

  test('a warning comes once for each place, not for each row', () => {
    const { html, problems } = fillWithProblems('{{#line}}<a href="{{line/url}}">{{/line}}', [
      [['x:1'], ['https://a'], ['x:2']],
    ])
    expect(html).toBe('<a href="#"><a href="https://a"><a href="#">')
    expect(problems).toHaveLength(1)
  })

  test('a branch may hold a whole address', () => {
    const source = '<a href="{{#if a}}https://{{a}}{{else}}mailto:{{b}}{{/if}}">'
    expect(fillText(source, [true, 'x', false, undefined])).toBe('<a href="https://x">')
    expect(fillText(source, [false, undefined, true, 'y'])).toBe('<a href="mailto:y">')
  })
})

describe('blocks in values', () => {
  test('an attribute may hold a region or a condition anywhere', () => {
    expect(fillText('<p class="a{{#line}} {{line/code}}{{/line}}">', [[['b'], ['c']]])).toBe(
      '<p class="a b c">',
    )
    expect(fillText('<p title="{{#if a}}x{{/if}}{{b}}">', [true, 'y'])).toBe('<p title="xy">')
  })

  test('an address may hold them once its beginning is settled', () => {
    expect(fillText('<a href="mailto:{{#people}}{{mail}},{{/people}}">', [[['a@b'], ['c@d']]])).toBe(
      '<a href="mailto:a@b,c@d,">',
    )
    expect(fillText('<a href="https://x/{{#if a}}p/{{/if}}{{b}}">', [true, 'y'])).toBe(
      '<a href="https://x/p/y">',
    )
    expect(fillText('<a href="https://x/?{{#if a}}p=1&amp;{{/if}}q={{b}}">', [false, 'y&z'])).toBe(
      '<a href="https://x/?q=y%26z">',
    )
  })

  test('but not where they would decide on its beginning', () => {
    expect(faultsOf('<a href="{{#people}}{{mail}},{{/people}}">')).toHaveLength(1)
    expect(faultsOf('<a href="{{#if a}}https:{{/if}}{{b}}">')).toHaveLength(1)
  })
})

describe('pictures', () => {
  test.each([
    '<p>{{Image:line/quoteLineThumbnail}}</p>',
    '<img alt="{{Image:line/quoteLineThumbnail}}">',
    '<a href="{{Image:line/quoteLineThumbnail}}">',
    '<img src="https://x/{{Image:line/quoteLineThumbnail}}">',
  ])('are refused outside the source of an image: %s', (source) => {
    expect(faultsOf(source)).toHaveLength(1)
    expect(faultsOf(source)[0]).toContain('write it as the whole value of a `src` attribute in quotes')
  })
})

describe('places where no field may print', () => {
  test.each([
    ['<script>{{a}}</script>', 'inside `<script>`, where no escaping is safe'],
    ['<SCRIPT type="x">\n"{{a}}"</SCRIPT>', 'inside `<script>`'],
    ['<style>p { color: {{a}} }</style>', 'inside `<style>`'],
    ['<iframe>{{a}}</iframe>', 'inside `<iframe>`'],
    ['<!-- {{a}} -->', 'inside a comment'],
    ['<!DOCTYPE {{a}}>', 'inside a comment'],
    ['<?php {{a}} ?>', 'inside a comment'],
    ['<p onclick="f(\'{{a}}\')">', 'inside the event attribute `onclick`'],
    ['<p ONLOAD="{{a}}">', 'inside the event attribute `onload`'],
    ['<p style="color:{{a}}">', 'inside the attribute `style`'],
    ['<iframe srcdoc="{{a}}">', 'inside the attribute `srcdoc`'],
    ['<img srcset="{{a}} 2x">', 'inside the attribute `srcset`'],
    ['<meta http-equiv="refresh" content="0;url={{a}}">', 'inside the attribute `content`'],
    ['<animate attributeName="href" to="{{a}}">', 'inside the attribute `to`'],
    ['<p title={{a}}>', 'inside the attribute `title` without quotes'],
    ['<p title=a{{a}}>', 'inside the attribute `title` without quotes'],
    ['<p title= {{a}}>', 'inside the attribute `title` without quotes'],
    ['<p {{a}}>', 'inside a tag outside the quotes of a value'],
    ['<p {{a}}="x">', 'inside a tag outside the quotes of a value'],
    ['<p data-{{a}}="x">', 'inside a tag outside the quotes of a value'],
    ['<p class="x"{{a}}>', 'inside a tag outside the quotes of a value'],
    ['<{{a}}>', 'as the name of an element'],
    ['<h{{a}}>', 'as the name of an element'],
    ['</{{a}}>', 'as the name of an element'],
    ['<script src="{{a}}">', 'as the address of `<script>`'],
    ['<link rel="stylesheet" href="{{a}}">', 'as the address of `<link>`'],
    ['<iframe src="{{a}}">', 'as the address of `<iframe>`'],
    ['<base href="{{a}}">', 'as the address of `<base>`'],
    ['<object data="{{a}}">', 'as the address of `<object>`'],
  ])('%s', (source, message) => {
    const faults = faultsOf(source)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(`template-syntax Cannot print \`{{a}}\` ${message}`)
    const before = source.slice(0, source.indexOf('{{')).split('\n')
    expect(faults[0]).toMatch(new RegExp(`^${before.length}:${(before.at(-1)?.length ?? 0) + 1} `))
  })

  test('a row number may not print there either', () => {
    expect(faultsOf('{{#line}}<p title={{@index}}>{{/line}}')).toHaveLength(1)
    expect(fillText('{{#line}}<p id="l{{@index}}">{{/line}}', [[[], []]])).toBe('<p id="l0"><p id="l1">')
  })

  test('braces there that look like variables stay what they are', () => {
    const source =
      '<style>p{abcd}</style><script>if(x){exit}</script><!-- {sdat} --><p style="{abcd}" title={sdat} {sdat}>'
    expect(fillText(source, [])).toBe(source)
    expect(openText(source).outline.slots).toEqual([])
  })

  test('variables in single braces print in text, titles and quoted attributes', () => {
    const source =
      '<title>{qnum}</title><p title="{sdat}">{qnum}</p><a href="mailto:{mail}"><a href="{cwww}">'
    expect(fillText(source, ['1', '2', '3', 'a@b', 'javascript:x'])).toBe(
      '<title>1</title><p title="2">3</p><a href="mailto:a@b"><a href="#">',
    )
  })

  test.each(['{Sdat}', '{sdat1}', '{sda}', '{ sdat}', '{1dat}', '{{{'])('%s is text', (text) => {
    const source = text === '{{{' ? 'a { b' : text
    expect(fillText(source, [])).toBe(source)
  })

  test('directives and conditions may stand anywhere', () => {
    const source = '<!-- {{Culture:de-CH}} --><style>{{#if a}}p{}{{/if}}</style><p {{#if b}}class="x"{{/if}}>'
    expect(fillText(source, [true, false])).toBe('<!--  --><style>p{}</style><p >')
  })

  test('the text behind a place is text again', () => {
    const source =
      '<script>a<b</script >{{a}}<style></styles></style>{{a}}<!-- > -- -->{{a}}<!-->{{a}}<p a=b/c>{{a}}<br/>{{a}} 1 < 2 {{a}}<p a b = "c">{{a}}'
    expect(fillText(source, ['<', '<', '<', '<', '<', '<', '<', '<']).match(/&lt;/g)).toHaveLength(8)
  })
})

describe('blocks across HTML', () => {
  test.each([
    '<tr {{#if a}}class="b"{{/if}}>',
    '<tr{{#if a}} class="b"{{/if}}>',
    '<tr {{#if a}}class="b"{{else}}class="c"{{/if}} id="d">',
    '<option {{#if a}}selected{{/if}}>',
    '<option {{#if a}}selected{{else}}disabled{{/if}}>',
    '<option{{#if a}} selected{{/if}}{{#if b}} disabled{{/if}}/>',
    '<p class="a{{#if b}} c{{/if}} d">',
    '<!-- {{#if a}} --><p></p><!-- {{/if}} -->',
    '{{#line}}<tr>{{else}}<p>{{/line}}',
    '<p {{#line}}data-a="b" {{/line}}>',
  ])('%s is allowed', (source) => {
    expect(faultsOf(source)).toEqual([])
  })

  test.each([
    ['{{#if a}}<p title="{{/if}}{{b}}">', '1:1', 'begins in the text and ends in the value of `title`'],
    ['<p title="{{#if a}}">{{/if}}', '1:11', 'begins in the value of `title` and ends in the text'],
    ['<style>{{#line}}</style>{{/line}}', '1:8', 'begins inside `<style>` and ends in the text'],
    ['{{#if a}}x{{else}}<!--{{/if}}', '1:1', 'begins in the text and ends in a comment'],
    ['{{#line}}x{{else}}<!--{{/line}}', '1:1', 'begins in the text and ends in a comment'],
    ['<p class={{#if a}}"b"{{/if}}>', '1:10', 'begins in the value of `class` and ends in the tag `<p>`'],
    ['<p {{#line}}data-a="b"{{/line}}>', '1:4', 'begins in the tag `<p>` and ends in the tag `<p>`'],
    ['<{{#if a}}p{{/if}}>', '1:2', 'ends in the tag `<p>`'],
  ])('%s is refused', (source, place, message) => {
    const faults = faultsOf(source)
    expect(faults[0]).toMatch(new RegExp(`^${place} template-syntax`))
    expect(faults[0]).toContain(message)
  })

  test.each(['<h{{#if a}}1{{/if}}>', '<p {{#if a}}class="b"{{/if}}id="c">', '<p da{{#if a}}ta{{/if}}="c">'])(
    '%s leaves open where a name ends',
    (source) => {
      expect(faultsOf(source)[0]).toContain('Cannot tell where the name in this tag begins or ends')
    },
  )

  test('an attribute needs its name', () => {
    expect(faultsOf('<p {{#if a}}b{{/if}} ="{{c}}">')[0]).toContain('an attribute lacks its name before `=`')
  })
})
