/** Reads whole files and standard input. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Result } from '../model.js'
import { type InputKind, inputNotReadable } from '../problem.js'

/** Where inputs are found. */
export interface Inputs {
  /** The folder that relative paths start from. */
  readonly folder: string
  /** What a quote named `-` is read from. */
  readonly standardInput: AsyncIterable<Uint8Array | string>
}

/** The name that stands for standard input. */
export const standardInputName = '-'

/** Reads the bytes of a file; a quote named `-` is standard input. */
export async function readBytes(
  path: string,
  { kind, inputs }: { readonly kind: InputKind; readonly inputs: Inputs },
): Promise<Result<Uint8Array>> {
  try {
    const isStandardInput = kind === 'quote' && path === standardInputName
    const bytes = isStandardInput
      ? await readAll(inputs.standardInput)
      : await readFile(resolve(inputs.folder, path))
    return { value: bytes, problems: [] }
  } catch (error) {
    return { value: undefined, problems: [inputNotReadable(kind, path, error)] }
  }
}

async function readAll(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
