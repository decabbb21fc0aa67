import { describe, expect, test } from 'vitest'
import type { RefusedRedirect } from '../../src/problem.js'
import { readBytesAnswer, readExplanation, readJsonAnswer } from '../../src/source/read-answer.js'
import type { Answer } from '../../src/source/send-request.js'

const context = { name: 'Quote/GetQuoteLines', credentials: 'bearer', secrets: ['TOKEN-1'] } as const

const answer = (status: number, body: string, contentType = 'application/json'): Answer => ({
  status,
  contentType,
  bytes: Buffer.from(body),
})

const redirect = (to: string, refusedRedirect: RefusedRedirect): Answer => ({
  ...answer(302, ''),
  location: new URL(to),
  refusedRedirect,
})

const messageOf = (given: Answer): string => {
  const { value, problems } = readJsonAnswer(given, context)
  expect(value).toBeUndefined()
  expect(problems).toHaveLength(1)
  return `${problems[0]?.code}: ${problems[0]?.message.replace('Cannot get `Quote/GetQuoteLines` from SuperOffice: ', '')}`
}

describe('data', () => {
  test.each(['[]', '{}', '0', 'false', '""', '{"Message":"Hello","Id":3}', '{"Error":null,"Name":"a"}'])(
    'is %s',
    (body) => {
      expect(readJsonAnswer(answer(200, body), context)).toEqual({ value: JSON.parse(body), problems: [] })
    },
  )

  test('may begin with a byte order mark', () => {
    expect(readJsonAnswer(answer(200, '\uFEFF[1]'), context).value).toEqual([1])
  })

  test.each(['application/json', 'text/json', 'application/problem+json'])('is of the type %s', (type) => {
    expect(readJsonAnswer(answer(200, '[1]', type), context).value).toEqual([1])
  })
})

describe('no data', () => {
  test.each([
    [answer(204, ''), 'http-empty: its answer is empty; check that the number is that of a record'],
    [answer(200, ''), 'http-empty: its answer is empty; check that the number is that of a record'],
    [answer(200, 'null'), 'http-empty: its answer is empty; check that the number is that of a record'],
    [
      answer(200, '<html>Log in</html>', 'text/html'),
      'http-not-json: it answers with a web page where JSON is wanted, perhaps a login page; check the address and the credentials',
    ],
    [
      answer(200, '[]', 'text/plain'),
      'http-not-json: its answer is `text/plain` where JSON is wanted; check the address',
    ],
    [
      answer(200, '[]', ''),
      'http-not-json: its answer is of no stated type where JSON is wanted; check the address',
    ],
    [
      answer(200, '[{"QuoteLineId":1},'),
      'http-not-json: its answer is not valid JSON, perhaps because it was cut off; a proxy on the way may be the cause',
    ],
    [
      answer(200, '{"Message":"Wrong TOKEN-1"}'),
      'http-error: its answer is an error instead of data (`Wrong …`); its log tells more',
    ],
    [
      answer(200, '{"Error":true,"ErrorType":"X","Message":"Broken"}'),
      'http-error: its answer is an error instead of data (`Broken`); its log tells more',
    ],
    [
      answer(200, '{"message":"A","messageDetail":"B"}'),
      'http-error: its answer is an error instead of data (`A`); its log tells more',
    ],
    [
      answer(400, '{"ErrorMessage":"Bad"}'),
      'http-error: it does not take the request (status 400, `Bad`); check the number, and that this version of SuperOffice knows the call',
    ],
    [
      answer(401, ''),
      'http-unauthorized: it does not accept the credentials (status 401); the bearer token has expired or is not one of this installation; get a new one',
    ],
    [
      answer(403, '{"Message":"No right"}'),
      "http-forbidden: the user may not read it (status 403, `No right`); give the user's role that right, or connect as another user",
    ],
    [
      answer(404, '<html>', 'text/html'),
      'http-not-found: there is no such thing (status 404); check the number and the address',
    ],
    [
      answer(410, ''),
      'http-not-found: there is no such thing (status 410); check the number and the address',
    ],
    [
      answer(421, 'Wrong subdomain', 'text/plain'),
      'http-error: the tenant is at another address (status 421, `Wrong subdomain`); give the tenant instead of the address, which changes',
    ],
    [
      answer(500, '{"Error":"NullReference"}'),
      'http-error: a fault of its own prevents it (status 500, `NullReference`); its log tells more',
    ],
    [answer(503, ''), 'http-unavailable: it cannot answer at present (status 503); try again later'],
    [
      { ...answer(429, ''), retryAfter: 300 },
      'http-unavailable: it cannot answer at present (status 429); try again in 300 s, as it asks for',
    ],
    [
      redirect('https://other.example/x?token=SECRET', 'other-host'),
      'http-redirect: it sends to `https://other.example/x`, which is not followed, since credentials go to the given host only; check the address',
    ],
    [
      redirect('https://crm.example.com/start?token=SECRET', 'drops-body'),
      'http-redirect: it sends to `https://crm.example.com/start`, which is not followed, since the question would be lost on the way; check the address',
    ],
    [
      redirect('https://crm.example.com/start', 'too-many'),
      'http-redirect: it sends to `https://crm.example.com/start`, which is not followed, since every address so far led to another; check the address',
    ],
    [
      redirect('https://sod.superoffice.com/login/?code=SECRET', 'login'),
      'http-unauthorized: it does not accept the credentials, and sends to its login page instead; the bearer token has expired or is not one of this installation; get a new one',
    ],
    [
      answer(304, ''),
      'http-error: it does not take the request (status 304); check the number, and that this version of SuperOffice knows the call',
    ],
  ])('is in %o', (given, message) => {
    expect(messageOf(given)).toBe(message)
  })

  test.each([
    redirect('https://other.example/a/TOKEN-1/b', 'other-host'),
    redirect('https://other.example/a/%54OKEN-1/%', 'other-host'),
    redirect('https://other.example/a/%54OKEN%2D1/b', 'other-host'),
    redirect('https://token-1.example/', 'other-host'),
    answer(200, '{}', 'x/token-1'),
    answer(400, 'a TOKEN-1 b', 'text/plain'),
    answer(400, JSON.stringify({ Message: 'VE9LRU4tMQ==' })),
  ])('in %o shows no secret', (given) => {
    expect(messageOf(given).toLowerCase()).not.toMatch(/token-1|ve9lru4tmq|%54oken/)
  })

  test('is where a tenant is not, even when its state page says so', () => {
    const { problems } = readJsonAnswer(answer(421, ''), { ...context, isAddressFound: true })
    expect(problems[0]?.message).toContain('not where its state page says (status 421); try again')
  })

  test.each([201, 202, 203, 205, 206, 226])('is in an answer of the status %d', (status) => {
    expect(messageOf(answer(status, '[1]'))).toBe(
      `http-unexpected-answer: its answer has the status ${status}, while whole data comes with 200; a proxy on the way may be the cause`,
    )
  })

  test('is in bytes that are no UTF-8', () => {
    expect(messageOf({ ...answer(200, ''), bytes: Uint8Array.of(0x22, 0xff, 0x22) })).toMatch(
      /^http-not-json: /,
    )
  })
})

test('an explanation holds no secret, and is what it was besides', () => {
  const said = {
    IsOk: false,
    UserExplanation: 'US:"Bad TOKEN-1"',
    TechExplanation: 'T\u200BOKEN-1',
    Status: null,
  }
  expect(readExplanation(answer(200, JSON.stringify(said)), context)).toEqual({
    value: { IsOk: false, UserExplanation: 'US:"Bad …"', TechExplanation: '…', Status: null },
    problems: [],
  })
  expect(readExplanation(answer(200, '[1]'), context).value).toEqual([1])
})

describe('a file', () => {
  test.each(['application/octet-stream', 'text/plain', 'application/json', ''])(
    'may be of the type `%s`',
    (type) => {
      const { value, problems } = readBytesAnswer(answer(200, '{"a":1}', type), context)
      expect(problems).toEqual([])
      expect(Buffer.from(value ?? []).toString()).toBe('{"a":1}')
    },
  )

  test.each([
    [answer(200, '{"Message":"Gone"}'), 'http-error'],
    [answer(200, 'null'), 'http-empty'],
    [answer(204, ''), 'http-empty'],
    [answer(200, '', 'text/html'), 'http-empty'],
    [answer(404, ''), 'http-not-found'],
  ])('is not in %o', (given, code) => {
    expect(readBytesAnswer(given, context)).toMatchObject({ value: undefined, problems: [{ code }] })
  })

  const login = '<html><form action="x"><input type="password" name="p"></form></html>'
  const png = '\u0089PNG\r\n\u001A\n'
  const file = (body: string, contentType: string): Answer => ({
    ...answer(200, '', contentType),
    bytes: Buffer.from(body, 'latin1'),
  })

  test.each([
    [undefined, file('<p>{{quote/number}}</p>', 'text/html')],
    [undefined, file('<p>{{quote/number}}</p>', 'application/xhtml+xml')],
    ['picture', file('<html>', 'text/html')],
    ['picture', file('<html>', 'application/octet-stream')],
    ['picture', file(png.slice(1), '')],
    ['html-template', file(login, 'text/html')],
    ['html-template', file(login, 'application/octet-stream')],
    ['html-template', file(login.replace('"password"', 'password'), 'text/html')],
    ['html-template', file('<META HTTP-EQUIV="Refresh" content="0;url=/login">', 'text/html')],
    ['html-template', file('<form>Please log in</form>', 'text/html')],
  ] as const)('that is to be %j is not in %o', (content, given) => {
    expect(readBytesAnswer(given, { ...context, ...(content && { content }) })).toMatchObject({
      value: undefined,
      problems: [{ code: 'http-not-json' }],
    })
  })

  test.each([
    ['picture', file(png, 'application/octet-stream')],
    ['picture', file('\u00FF\u00D8\u00FF\u00E0', '')],
    ['picture', file('GIF89a', 'image/gif')],
    ['picture', file('RIFF', 'image/webp')],
    ['html-template', file('<p>{{quote/number}}</p>', 'text/html')],
    ['html-template', file('<form action="/accept">{{quote/number}}</form>', 'text/html')],
  ] as const)('that is to be %j is in %o', (content, given) => {
    expect(readBytesAnswer(given, { ...context, content }).value).toEqual(given.bytes)
  })
})
