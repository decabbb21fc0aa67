import { describe, expect, test } from 'vitest'
import { type Environment, readConnection } from '../../src/source/read-connection.js'

const readFile = (path: string): string => {
  if (path !== 'app.pem') throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
  return 'KEY-SECRET'
}

const read = (environment: Environment) => readConnection(environment, readFile)
const url = 'https://crm.example.com'

describe('the variables', () => {
  test.each<[Environment, object]>([
    [
      { SUPEROFFICE_URL: url, SUPEROFFICE_BEARER: 'a' },
      { url, credentials: { kind: 'bearer', token: 'a' } },
    ],
    [
      { SUPEROFFICE_URL: url, SUPEROFFICE_TICKET: 'a', SUPEROFFICE_APP_TOKEN: 'b' },
      { url, credentials: { kind: 'ticket', ticket: 'a' }, appToken: 'b' },
    ],
    [
      { SUPEROFFICE_URL: url, SUPEROFFICE_USER: 'a', SUPEROFFICE_PASSWORD: ' b \r\n' },
      { url, credentials: { kind: 'basic', user: 'a', password: ' b ' } },
    ],
    [
      { SUPEROFFICE_TENANT: 'Cust1\n', SUPEROFFICE_BEARER: 'a' },
      { tenant: 'Cust1', credentials: { kind: 'bearer', token: 'a' } },
    ],
    [
      {
        SUPEROFFICE_TENANT: 'Cust1',
        SUPEROFFICE_ENVIRONMENT: 'SOD',
        SUPEROFFICE_SYSTEM_USER_TOKEN: 'a',
        SUPEROFFICE_PRIVATE_KEY_FILE: 'app.pem',
        SUPEROFFICE_APP_TOKEN: 'b',
      },
      {
        tenant: 'Cust1',
        environment: 'sod',
        credentials: { kind: 'system-user', systemUserToken: 'a', privateKey: 'KEY-SECRET' },
        appToken: 'b',
      },
    ],
    [
      {
        SUPEROFFICE_URL: url,
        SUPEROFFICE_TENANT: '',
        SUPEROFFICE_BEARER: 'a',
        SUPEROFFICE_TICKET: '\n',
        PATH: '/',
      },
      { url, credentials: { kind: 'bearer', token: 'a' } },
    ],
  ])('%j describe %j', (environment, connection) => {
    expect(read(environment)).toEqual({ value: connection, problems: [] })
  })

  const cannot = 'Cannot connect to SuperOffice: '
  const noAddress = `${cannot}the environment holds no variable for an address; set \`SUPEROFFICE_URL\`, or \`SUPEROFFICE_TENANT\``
  const noCredentials = `${cannot}the environment holds no variable for credentials; set \`SUPEROFFICE_BEARER\`, or \`SUPEROFFICE_TICKET\`, or \`SUPEROFFICE_USER\` and \`SUPEROFFICE_PASSWORD\`, or \`SUPEROFFICE_SYSTEM_USER_TOKEN\` and \`SUPEROFFICE_PRIVATE_KEY_FILE\``

  test.each<[Environment, string[]]>([
    [{}, [noAddress, noCredentials]],
    [{ SUPEROFFICE_URL: url }, [noCredentials]],
    [{ SUPEROFFICE_BEARER: 'a' }, [noAddress]],
    [
      { SUPEROFFICE_URL: url, SUPEROFFICE_TENANT: 'Cust1', SUPEROFFICE_BEARER: 'a' },
      [
        `${cannot}the variables \`SUPEROFFICE_URL\` and \`SUPEROFFICE_TENANT\` contradict each other; set only one of them`,
      ],
    ],
    [
      { SUPEROFFICE_URL: url, SUPEROFFICE_BEARER: 'a', SUPEROFFICE_TICKET: 'b', SUPEROFFICE_PASSWORD: 'c' },
      [
        `${cannot}the variables \`SUPEROFFICE_BEARER\`, \`SUPEROFFICE_TICKET\` and \`SUPEROFFICE_PASSWORD\` contradict each other; set only one of them`,
      ],
    ],
    [
      { SUPEROFFICE_URL: url, SUPEROFFICE_ENVIRONMENT: 'sod', SUPEROFFICE_BEARER: 'a' },
      [
        `${cannot}the variables \`SUPEROFFICE_URL\` and \`SUPEROFFICE_ENVIRONMENT\` contradict each other; set only one of them`,
      ],
    ],
    [
      { SUPEROFFICE_TENANT: 'Cust1', SUPEROFFICE_ENVIRONMENT: 'production', SUPEROFFICE_BEARER: 'a' },
      [
        `${cannot}the variable \`SUPEROFFICE_ENVIRONMENT\` is \`production\`; it can be \`online\`, \`stage\` or \`sod\``,
      ],
    ],
    [
      { SUPEROFFICE_URL: url, SUPEROFFICE_USER: 'a' },
      [`${cannot}the variable \`SUPEROFFICE_USER\` needs \`SUPEROFFICE_PASSWORD\` beside it; set that, too`],
    ],
    [
      { SUPEROFFICE_URL: url, SUPEROFFICE_PASSWORD: 'a' },
      [`${cannot}the variable \`SUPEROFFICE_PASSWORD\` needs \`SUPEROFFICE_USER\` beside it; set that, too`],
    ],
    [
      { SUPEROFFICE_URL: url, SUPEROFFICE_SYSTEM_USER_TOKEN: 'a' },
      [
        `${cannot}the variable \`SUPEROFFICE_SYSTEM_USER_TOKEN\` needs \`SUPEROFFICE_PRIVATE_KEY_FILE\`, \`SUPEROFFICE_APP_TOKEN\` and \`SUPEROFFICE_TENANT\` beside it; set those, too`,
      ],
    ],
  ])('%j are refused', (environment, messages) => {
    const { value, problems } = read(environment)
    expect(value).toBeUndefined()
    expect(problems.map(({ message }) => message)).toEqual(messages)
    expect(problems.every(({ code }) => code === 'connection-invalid')).toBe(true)
  })

  const systemUser = (key: string): Environment => ({
    SUPEROFFICE_TENANT: 'Cust1',
    SUPEROFFICE_SYSTEM_USER_TOKEN: 'a',
    SUPEROFFICE_PRIVATE_KEY_FILE: key,
    SUPEROFFICE_APP_TOKEN: 'b',
  })

  test('name a private key whose file must be there', () => {
    expect(read(systemUser('lost.pem')).problems).toEqual([
      {
        code: 'connection-invalid',
        severity: 'error',
        message:
          'Cannot read the private key from the file that the variable `SUPEROFFICE_PRIVATE_KEY_FILE` names: there is no such file; check that path',
      },
    ])
  })

  test.each([
    '-----BEGIN PRIVATE KEY-----\nSECRET\n-----END PRIVATE KEY-----',
    '-----BEGIN PRIVATE KEY----- SECRET',
    '<RSAKeyValue><Modulus>SECRET</Modulus></RSAKeyValue>',
    'SECRET\nSECRET',
  ])('that hold the key %j itself are refused without showing it', (key) => {
    const { problems } = read(systemUser(key))
    expect(problems).toMatchObject([
      { code: 'connection-invalid', message: expect.stringContaining('holds a key itself') },
    ])
    expect(problems[0]?.message).toContain('`SUPEROFFICE_PRIVATE_KEY_FILE`')
    expect(JSON.stringify(problems)).not.toContain('SECRET')
  })

  test('that hold what is no path are not shown', () => {
    const fail = (path: string): string => {
      throw new TypeError(`The argument must not be ${path}`)
    }
    const { problems } = readConnection(systemUser('SECRET\0'), fail)
    expect(problems).toMatchObject([{ message: expect.stringContaining('it is no path of a file') }])
    expect(JSON.stringify(problems)).not.toContain('SECRET')
  })
})
