import type { Connection, Credentials, Problem, Result } from '../model.js'
import {
  contradictoryVariables,
  incompleteVariables,
  keyFileNotReadable,
  keyInVariable,
  missingVariables,
  unknownEnvironment,
} from '../problem.js'

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads a whole text file; throws what the file system says. */
export type ReadTextFile = (path: string) => string

/** Variables that say who asks; those of a row belong together, and only one row can hold. */
const credentialVariables = [
  ['SUPEROFFICE_BEARER'],
  ['SUPEROFFICE_TICKET'],
  ['SUPEROFFICE_USER', 'SUPEROFFICE_PASSWORD'],
  ['SUPEROFFICE_SYSTEM_USER_TOKEN', 'SUPEROFFICE_PRIVATE_KEY_FILE'],
] as const

const addressVariables = [['SUPEROFFICE_URL'], ['SUPEROFFICE_TENANT']] as const

type Row = (typeof credentialVariables | typeof addressVariables)[number]

/**
 * Reads the connection that the variables `SUPEROFFICE_…` describe, with a private key from its file. A variable that
 * is empty counts as not set; a line break at its end is left out. All that is wrong with them is told at once.
 */
export function readConnection(environment: Environment, readFile: ReadTextFile): Result<Connection> {
  const variables = new Map(
    Object.entries(environment)
      .map(([name, value]) => [name, value?.replace(/[\r\n]+$/, '') ?? ''] as const)
      .filter(([, value]) => value !== ''),
  )
  const problems = [...findAddressProblems(variables), ...findCredentialProblems(variables)]
  if (problems.length > 0) return { value: undefined, problems }
  const { value: credentials, problems: fileProblems } = readCredentials(variables, readFile)
  if (credentials === undefined) return { value: undefined, problems: fileProblems }
  return {
    value: Object.freeze({ ...readAddress(variables), credentials, ...readApp(variables) }),
    problems: [],
  }
}

type Variables = ReadonlyMap<string, string>

const onlineEnvironments = ['online', 'stage', 'sod'] as const

const findOnlineEnvironment = (variables: Variables): (typeof onlineEnvironments)[number] | undefined =>
  onlineEnvironments.find((name) => name === variables.get('SUPEROFFICE_ENVIRONMENT')?.toLowerCase())

function findAddressProblems(variables: Variables): readonly Problem[] {
  const environment = variables.get('SUPEROFFICE_ENVIRONMENT')
  const choice = findChoiceProblem(variables, { rows: addressVariables, wanted: 'an address' })
  if (choice !== undefined) return [choice]
  if (environment === undefined) return []
  if (findOnlineEnvironment(variables) === undefined) return [unknownEnvironment(environment)]
  return variables.has('SUPEROFFICE_URL')
    ? [contradictoryVariables(['SUPEROFFICE_URL', 'SUPEROFFICE_ENVIRONMENT'])]
    : []
}

function findCredentialProblems(variables: Variables): readonly Problem[] {
  const choice = findChoiceProblem(variables, { rows: credentialVariables, wanted: 'credentials' })
  if (choice !== undefined) return [choice]
  const given = credentialVariables.flatMap((row) => (isGiven(row, variables) ? row : []))
  const first = given.find((name) => variables.has(name)) ?? ''
  const needed = given.includes('SUPEROFFICE_SYSTEM_USER_TOKEN')
    ? [...given, 'SUPEROFFICE_APP_TOKEN', 'SUPEROFFICE_TENANT']
    : given
  const missing = needed.filter((name) => !variables.has(name))
  return missing.length === 0 ? [] : [incompleteVariables(first, missing)]
}

/** What keeps one row from being the one that holds. */
function findChoiceProblem(
  variables: Variables,
  { rows, wanted }: { readonly rows: readonly Row[]; readonly wanted: 'an address' | 'credentials' },
): Problem | undefined {
  const given = rows.filter((row) => isGiven(row, variables))
  if (given.length === 0) return missingVariables(wanted, rows)
  return given.length === 1
    ? undefined
    : contradictoryVariables(given.flatMap((row) => row.filter((name) => variables.has(name)).slice(0, 1)))
}

const isGiven = (row: Row, variables: Variables): boolean => row.some((name) => variables.has(name))

function readAddress(variables: Variables): Pick<Connection, 'url' | 'tenant' | 'environment'> {
  const url = variables.get('SUPEROFFICE_URL')
  const tenant = variables.get('SUPEROFFICE_TENANT')
  const environment = findOnlineEnvironment(variables)
  return {
    ...(url === undefined ? {} : { url }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(environment === undefined ? {} : { environment }),
  }
}

function readApp(variables: Variables): Pick<Connection, 'appToken'> {
  const appToken = variables.get('SUPEROFFICE_APP_TOKEN')
  return appToken === undefined ? {} : { appToken }
}

function readCredentials(variables: Variables, readFile: ReadTextFile): Result<Credentials> {
  const textOf = (name: string): string => variables.get(name) ?? ''
  const found = (value: Credentials): Result<Credentials> => ({ value: Object.freeze(value), problems: [] })
  if (variables.has('SUPEROFFICE_BEARER'))
    return found({ kind: 'bearer', token: textOf('SUPEROFFICE_BEARER') })
  if (variables.has('SUPEROFFICE_TICKET'))
    return found({ kind: 'ticket', ticket: textOf('SUPEROFFICE_TICKET') })
  if (variables.has('SUPEROFFICE_USER')) {
    const password = textOf('SUPEROFFICE_PASSWORD')
    return found({ kind: 'basic', user: textOf('SUPEROFFICE_USER'), password })
  }
  const variable = 'SUPEROFFICE_PRIVATE_KEY_FILE'
  const path = textOf(variable)
  if (isKey(path)) return { value: undefined, problems: [keyInVariable(variable)] }
  try {
    const systemUserToken = textOf('SUPEROFFICE_SYSTEM_USER_TOKEN')
    return found({ kind: 'system-user', systemUserToken, privateKey: readFile(path) })
  } catch (error) {
    return { value: undefined, problems: [keyFileNotReadable(variable, error)] }
  }
}

/** Whether a text is a private key, rather than the path of its file. */
const isKey = (text: string): boolean => /-----BEGIN|<RSAKeyValue|[\r\n]/.test(text)
