/** The programs that make PDF files: the only file beside `cli.ts` that knows the process. */
import type { Environment } from '../output/find-program.js'

export const processEnvironment = (): Environment => process.env
