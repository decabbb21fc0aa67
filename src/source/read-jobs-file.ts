/** Reads the jobs of a batch from a file, as a stream: a list of any length takes no more memory than its longest line. */
import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import type { Job, Place, Problem, Result } from '../model.js'
import {
  jobListTooLong,
  jobNotJson,
  jobNotUtf8,
  jobsNotJson,
  jobsNotReadable,
  jobTooLong,
} from '../problem.js'
import { findJsonFault } from './find-json-fault.js'
import { parseJob } from './parse-job.js'
import { type Inputs, standardInputName } from './read-bytes.js'

/**
 * Reads JSON Lines (one job a line, blank lines passed over), a JSON list of jobs, or one job over several lines. What is wrong with a job is its
 * result, and the next ones are read all the same. A list is read whole, lines as they are wanted.
 * @param path `-` is standard input
 */
export async function* readJobsFile(path: string, inputs: Inputs): AsyncGenerator<Result<Job>> {
  const bytes =
    path === standardInputName ? inputs.standardInput : createReadStream(resolve(inputs.folder, path))
  try {
    yield* readJobs(bytes)
  } catch (error) {
    yield { value: undefined, problems: [jobsNotReadable(path, error)] }
  }
}

async function* readJobs(bytes: AsyncIterable<Uint8Array | string>): AsyncGenerator<Result<Job>> {
  const whole: Buffer[] = []
  let isFirst = true
  for await (const { content, number } of readLines(bytes)) {
    if (whole.length > 0) {
      whole.push(content)
      continue
    }
    const isTooLong = content.length > mostBytes
    const text = isTooLong ? undefined : decode(content)
    if (text?.trim() === '') continue
    if (isFirst && text !== undefined && beginningOfWhole.test(text)) whole.push(content)
    else yield parseLine(text, { isTooLong, place: { line: number } })
    isFirst = false
  }
  if (whole.length > 0) yield* parseWhole(whole)
}

/** Of a list, or of one object over several lines: a job that is written so, or what is no jobs file, such as a quote. */
const beginningOfWhole = /^\s*(?:\[|\{\s*$)/

/** A longer line is no job, and a longer list does not fit into memory with what is made of it. */
const mostMegabytes = 128
const mostBytes = mostMegabytes * 1024 * 1024
const lineFeed = 0x0a

interface Line {
  readonly content: Buffer
  /** Counted from 1. */
  readonly number: number
}

/** Lines without their ends. Of one that is too long only so much is kept as shows that it is. */
async function* readLines(bytes: AsyncIterable<Uint8Array | string>): AsyncGenerator<Line> {
  let pieces: Buffer[] = []
  let length = 0
  let number = 0
  const add = (piece: Buffer): void => {
    if (length <= mostBytes) pieces.push(piece)
    length += piece.length
  }
  const take = (): Line => {
    const [only = Buffer.alloc(0), ...others] = pieces
    const content = others.length === 0 ? only : Buffer.concat(pieces)
    pieces = []
    length = 0
    number += 1
    return { content, number }
  }
  for await (const chunk of bytes) {
    const block = typeof chunk === 'string' ? Buffer.from(chunk) : asBuffer(chunk)
    let start = 0
    for (let end = block.indexOf(lineFeed); end >= 0; end = block.indexOf(lineFeed, start)) {
      add(block.subarray(start, end))
      start = end + 1
      yield take()
    }
    if (start < block.length) add(block.subarray(start))
  }
  if (length > 0) yield take()
}

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Undefined where the bytes are not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

function parseLine(
  text: string | undefined,
  { isTooLong, place }: { readonly isTooLong: boolean; readonly place: Place },
): Result<Job> {
  if (isTooLong) return refuse(jobTooLong(mostMegabytes, place))
  if (text === undefined) return refuse(jobNotUtf8(place))
  const json = parseJson(text)
  if (json !== undefined) return parseJob(json, place)
  const { found, expected, where } = findJsonFault(text)
  return refuse(jobNotJson({ found, expected }, { ...where, ...place }))
}

function* parseWhole(lines: readonly Buffer[]): Generator<Result<Job>> {
  const bytes = Buffer.concat(lines.flatMap((line) => [line, newLine]))
  const text = decode(bytes)
  const json = text === undefined ? undefined : parseJson(text)
  if (bytes.length > mostBytes) yield refuse(jobListTooLong(mostMegabytes))
  else if (Array.isArray(json)) yield* json.map((item, index) => parseJob(item, { path: `[${index}]` }))
  else if (json !== undefined) yield parseJob(json, { line: 1 })
  else yield refuse(text === undefined ? jobNotUtf8(undefined) : jobsNotJson(findJsonFault(text)))
}

const newLine = Buffer.from('\n')

/** JSON never gives undefined. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const refuse = (problem: Problem): Result<Job> => ({ value: undefined, problems: [problem] })
