/** What an answer of SuperOffice holds. Whatever is no data is a problem: a login page is never an empty quote. */
import type { Problem, Result } from '../model.js'
import {
  answerNotJson,
  answerWithoutData,
  type CredentialKind,
  callFailed,
  callForbidden,
  credentialsRefused,
  emptyAnswer,
  notFoundThere,
  otherContentType,
  type Refusal,
  redirectedToLogin,
  redirectRefused,
  serverBusy,
  tenantMoved,
} from '../problem.js'
import { concealSecrets } from './conceal-secrets.js'
import { isJsonObject } from './find-property.js'
import { isJsonType, isLoginPage, isPicture, isWebPageType } from './foreign-content.js'
import { type Answer, isBusy } from './send-request.js'
import { isErrorObject, readServerMessage, showForeignText } from './server-message.js'
import type { CallOptions } from './webapi.js'

export interface AnswerContext {
  /** What messages call the request. */
  readonly name: string
  readonly credentials: CredentialKind
  /** Texts that no message may hold. */
  readonly secrets: readonly string[]
  /** Whether the address is one that the state page of a tenant tells. */
  readonly isAddressFound?: boolean
  /** What the content of a file is to be. */
  readonly content?: CallOptions['content']
}

/** Whether the credentials are what the server does not accept. */
export const isUnauthorized = (answer: Answer): boolean =>
  answer.status === 401 || answer.refusedRedirect === 'login'

/** The JSON of an answer; never null. */
export function readJsonAnswer(answer: Answer, context: AnswerContext): Result<unknown> {
  const problem = findRefusal(answer, context) ?? findOtherContent(answer, context)
  if (problem !== undefined) return { value: undefined, problems: [problem] }
  const json = parseJson(answer.bytes)
  if (json === undefined) return { value: undefined, problems: [answerNotJson(context.name)] }
  if (json === null) return { value: undefined, problems: [emptyAnswer(context.name)] }
  if (isErrorObject(json)) return { value: undefined, problems: [callFailed(refusalOf(answer, context))] }
  return { value: json, problems: [] }
}

/** The JSON of an answer that explains something to people, its texts without secrets. */
export function readExplanation(answer: Answer, context: AnswerContext): Result<unknown> {
  const { value: json, problems } = readJsonAnswer(answer, context)
  if (!isJsonObject(json)) return { value: json, problems }
  const clean = Object.entries(json).map(([name, value]) => [
    name,
    typeof value === 'string' ? concealSecrets(value, context.secrets) : value,
  ])
  return { value: Object.fromEntries(clean), problems }
}

/** The content of a file. JSON is looked at, since faults come as that, and so are web pages. */
export function readBytesAnswer(answer: Answer, context: AnswerContext): Result<Uint8Array> {
  const problem = findRefusal(answer, context) ?? findOtherFile(answer, context)
  if (problem !== undefined) return { value: undefined, problems: [problem] }
  const json = isJsonType(answer.contentType) ? parseJson(answer.bytes) : undefined
  if (json === null) return { value: undefined, problems: [emptyAnswer(context.name)] }
  if (isErrorObject(json)) return { value: undefined, problems: [callFailed(refusalOf(answer, context))] }
  return { value: answer.bytes, problems: [] }
}

/** Undefined when it is none: JSON knows no such value. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function findOtherContent({ contentType }: Answer, { name, secrets }: AnswerContext): Problem | undefined {
  if (isJsonType(contentType)) return undefined
  return otherContentType(name, { found: showForeignText(contentType, secrets), wanted: 'JSON' })
}

function findOtherFile({ contentType, bytes }: Answer, context: AnswerContext): Problem | undefined {
  const { name, content, secrets } = context
  const found = showForeignText(contentType, secrets)
  if (content === 'html-template') {
    return isLoginPage(bytes)
      ? otherContentType(name, { found: 'text/html', wanted: 'a template' })
      : undefined
  }
  if (isWebPageType(contentType)) return otherContentType(name, { found: 'text/html', wanted: 'a file' })
  const isOther = content === 'picture' && !isJsonType(contentType) && !isPicture(bytes, contentType)
  return isOther ? otherContentType(name, { found, wanted: 'a picture' }) : undefined
}

function findRefusal(answer: Answer, context: AnswerContext): Problem | undefined {
  const { status, location, refusedRedirect } = answer
  if (status === 204 || (status === 200 && answer.bytes.length === 0)) return emptyAnswer(context.name)
  if (status === 200) return undefined
  if (status > 200 && status < 300) return answerWithoutData(context.name, status)
  if (refusedRedirect === 'login') return redirectedToLogin(context.name, context.credentials)
  if (location !== undefined && refusedRedirect !== undefined) {
    return redirectRefused(context.name, { target: showAddress(location, context), reason: refusedRedirect })
  }
  return refuse(refusalOf(answer, context), { answer, context })
}

function refuse(
  refusal: Refusal,
  { answer, context }: { readonly answer: Answer; readonly context: AnswerContext },
): Problem {
  if (isBusy(refusal.status)) return serverBusy(refusal, answer.retryAfter)
  switch (refusal.status) {
    case 401:
      return credentialsRefused(refusal, context.credentials)
    case 403:
      return callForbidden(refusal)
    case 404:
    case 410:
      return notFoundThere(refusal)
    case 421:
      return tenantMoved(refusal, context.isAddressFound === true)
    default:
      return callFailed(refusal)
  }
}

function refusalOf(answer: Answer, { name, secrets }: AnswerContext): Refusal {
  const json = isJsonType(answer.contentType) ? parseJson(answer.bytes) : undefined
  const plain = answer.contentType === 'text/plain' ? new TextDecoder().decode(answer.bytes) : undefined
  const message = readServerMessage(json ?? plain, secrets)
  return { call: name, status: answer.status, ...(message === undefined ? {} : { message }) }
}

/** Without its query, which is not needed and often secret. */
const showAddress = ({ origin, pathname }: URL, { secrets }: AnswerContext): string =>
  showForeignText(`${origin}${decodePath(pathname)}`, secrets)

/** Empty where it cannot be decoded, for then nobody could tell what it holds. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return ''
  }
}
