import { describe, expect, test } from 'vitest'
import type { Connection } from '../../src/model.js'
import { readApiAddress, readSettings } from '../../src/source/connection-settings.js'

const credentials = { kind: 'bearer', token: 'TOKEN' } as const

describe('the address of the WebAPI', () => {
  test.each([
    ['https://crm.example.com', 'https://crm.example.com/api/v1/'],
    ['https://crm.example.com/', 'https://crm.example.com/api/v1/'],
    ['https://crm.example.com/SuperOffice', 'https://crm.example.com/SuperOffice/api/v1/'],
    ['https://online3.superoffice.com/Cust12345//', 'https://online3.superoffice.com/Cust12345/api/v1/'],
    ['https://online3.superoffice.com/Cust12345/api', 'https://online3.superoffice.com/Cust12345/api/v1/'],
    ['https://online3.superoffice.com/Cust12345/api/', 'https://online3.superoffice.com/Cust12345/api/v1/'],
    ['https://online3.superoffice.com/Cust12345/api/v1', 'https://online3.superoffice.com/Cust12345/api/v1/'],
    ['https://crm.example.com/API/V1/', 'https://crm.example.com/api/v1/'],
    ['https://crm.example.com:8443/myapi', 'https://crm.example.com:8443/myapi/api/v1/'],
    ['http://localhost:5000/so', 'http://localhost:5000/so/api/v1/'],
    ['http://127.0.0.1/so', 'http://127.0.0.1/so/api/v1/'],
    ['http://127.99.1.2/so', 'http://127.99.1.2/so/api/v1/'],
    ['http://127.1/so', 'http://127.0.0.1/so/api/v1/'],
    ['http://[::1]:8080/so', 'http://[::1]:8080/so/api/v1/'],
    ['http://[0:0::1]/so', 'http://[::1]/so/api/v1/'],
  ])('of %s is %s', (text, address) => {
    expect(String(readApiAddress(text))).toBe(address)
  })

  test.each([
    ['http://crm.example.com', 'no-https'],
    ['http://localhost.example.com', 'no-https'],
    ['http://127.0.0.1.example.com', 'no-https'],
    ['http://128.0.0.1', 'no-https'],
    ['http://[::2]', 'no-https'],
    ['http://0.0.0.0', 'no-https'],
    ['http://192.168.1.10', 'no-https'],
    ['ftp://localhost', 'no-url'],
    ['file:///etc', 'no-url'],
    ['crm.example.com', 'no-url'],
    ['', 'no-url'],
    ['https://me:secret@crm.example.com', 'secret-in-url'],
    ['https://me@crm.example.com', 'secret-in-url'],
    ['http://localhost@crm.example.com', 'secret-in-url'],
    ['https://crm.example.com/?a=1', 'query-in-url'],
    ['https://crm.example.com/#a', 'query-in-url'],
  ])('cannot be had from %s', (text, fault) => {
    expect(readApiAddress(text)).toBe(fault)
  })
})

describe('a connection', () => {
  const url = 'https://crm.example.com'

  test.each<[string, Connection, RegExp]>([
    ['no address', { credentials }, /needs the address of an installation, or a tenant/],
    ['two addresses', { url, tenant: 'Cust1', credentials }, /an address and a tenant are both given/],
    ['a strange tenant', { tenant: '../x', credentials }, /a tenant looks like `Cust12345`/],
    [
      'a password for SuperOffice Online',
      { tenant: 'Cust1', credentials: { kind: 'basic', user: 'a', password: 'b' } },
      /takes no user name and password/,
    ],
    ['a colon', { url, credentials: { kind: 'basic', user: 'a:b', password: 'b' } }, /with a colon/],
    [
      'a system user without tenant',
      { url, appToken: 'a', credentials: { kind: 'system-user', systemUserToken: 'a', privateKey: 'b' } },
      /give the tenant instead of an address/,
    ],
    [
      'a system user without app',
      { tenant: 'Cust1', credentials: { kind: 'system-user', systemUserToken: 'a', privateKey: 'b' } },
      /with the client secret of its app/,
    ],
    ['an empty token', { url, credentials: { kind: 'bearer', token: '' } }, /an empty text/],
    ['a line break', { url, credentials: { kind: 'bearer', token: 'SECRET\nx' } }, /a line break may/],
    ['a space at its end', { url, credentials: { kind: 'ticket', ticket: 'SECRET ' } }, /cannot be sent/],
    ['a letter beyond ASCII', { url, appToken: 'SECRETø', credentials }, /cannot be sent/],
    ['a forged header', { url, timeZone: 'NO\r\nX: y', credentials }, /cannot be sent/],
    ['no time', { url, timeout: 0, credentials }, /its timeout/],
    ['endless time', { url, timeout: Number.POSITIVE_INFINITY, credentials }, /its timeout/],
    ['time that is no number', { url, timeout: Number.NaN, credentials }, /its timeout/],
  ])('with %s is refused, without telling a secret', (_, connection, message) => {
    const { value, problems } = readSettings(connection)
    expect(value).toBeUndefined()
    expect(problems).toEqual([
      { code: 'connection-invalid', severity: 'error', message: expect.stringMatching(message) },
    ])
    expect(JSON.stringify(problems)).not.toContain('SECRET')
  })

  test.each([
    ['null', /is not an object/],
    ['[]', /is not an object/],
    ['"https://crm.example.com"', /is not an object/],
    ['{}', /of no known kind/],
    ['{"credentials":null}', /of no known kind/],
    ['{"credentials":{}}', /of no known kind/],
    ['{"credentials":{"kind":"toString"}}', /of no known kind/],
    ['{"credentials":{"kind":["bearer"],"token":"SECRET"}}', /of no known kind/],
    ['{"credentials":{"kind":"bearer"}}', /lack a text/],
    ['{"credentials":{"kind":"bearer","token":5}}', /lack a text/],
    ['{"credentials":{"kind":"ticket"}}', /lack a text/],
    ['{"credentials":{"kind":"basic","password":"SECRET"}}', /lack a text/],
    ['{"credentials":{"kind":"basic","user":"","password":"SECRET"}}', /an empty text/],
    ['{"credentials":{"kind":"basic","user":"a","password":null}}', /lack a text/],
    ['{"credentials":{"kind":"session","cookie":"SECRET"}}', /lack a text/],
    ['{"credentials":{"kind":"system-user","systemUserToken":"SECRET"}}', /lack a text/],
    ['{"tenant":5,"credentials":{"kind":"bearer","token":"SECRET"}}', /is not a text/],
    ['{"url":{},"credentials":{"kind":"bearer","token":"SECRET"}}', /is not a text/],
    ['{"appToken":1,"credentials":{"kind":"bearer","token":"SECRET"}}', /is not a text/],
    ['{"timeZone":1,"credentials":{"kind":"bearer","token":"SECRET"}}', /is not a text/],
    ['{"timeout":"5","credentials":{"kind":"bearer","token":"SECRET"}}', /its timeout/],
  ])('without TypeScript may be %s, which is refused', (given, message) => {
    const parsed = JSON.parse(given)
    const connection: Connection = given.startsWith('{') ? { url, ...parsed } : parsed
    const { value, problems } = readSettings(connection)
    expect(value).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'connection-invalid', message: expect.stringMatching(message) }])
    expect(JSON.stringify(problems)).not.toContain('SECRET')
  })

  test('without TypeScript may name a strange environment, which is refused', () => {
    const connection: Connection = JSON.parse(
      '{"tenant":"Cust1","environment":"evil.example/","credentials":{"kind":"bearer","token":"a"}}',
    )
    expect(readSettings(connection).problems).toMatchObject([
      { code: 'connection-invalid', message: expect.stringContaining('its environment is not known') },
    ])
  })
})
