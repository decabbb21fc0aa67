/**
 * `npm run demo` renders a quote straight from SuperOffice, or what looks like it: the built command talks to the stand-in
 * as it would to an installation. `npm run demo -- two-alternatives-sv-SE` takes another sample.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { projectRoot } from './project-root.js'
import { listSamples, type StandIn, startStandIn } from './start-stand-in.js'

const template = 'templates/quotation.docx'
const out = 'out/demo'

async function demonstrate(sample: string): Promise<void> {
  const standIn = await startStandIn({ samples: [sample] })
  try {
    const { url } = standIn.tenant(sample)
    const { sale } = standIn.quoteOf(sample)
    say(`A stand-in for SuperOffice listens at ${url}; its sale ${sale} is that of samples/${sample}.json.`)
    const status = await runCommand(standIn, sample, [
      'render',
      '--sale',
      String(sale),
      '--template',
      template,
      '--out',
      out,
    ])
    say(`SuperOffice was asked for:\n${listRequests(standIn)}`)
    if (status === 0)
      say(`The document is in ${out}. With a real address and token the same command takes real quotes.`)
    process.exitCode = status
  } finally {
    await standIn.close()
  }
}

const say = (text: string): unknown => process.stdout.write(`\n${text}\n`)

/** Gives its exit status. */
async function runCommand(standIn: StandIn, sample: string, argv: readonly string[]): Promise<number> {
  const { url, bearer } = standIn.tenant(sample)
  say(`$ SUPEROFFICE_URL=${url} SUPEROFFICE_BEARER=… quotewright ${argv.join(' ')}`)
  const command = spawn(process.execPath, [join(projectRoot, 'dist', 'cli.js'), ...argv], {
    cwd: projectRoot,
    env: { ...withoutSuperOffice(process.env), SUPEROFFICE_URL: url, SUPEROFFICE_BEARER: bearer },
    stdio: 'inherit',
  })
  const [status] = await once(command, 'close')
  return typeof status === 'number' ? status : 1
}

/** Whoever has a real connection set up is not to use it here. */
const withoutSuperOffice = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('SUPEROFFICE_')))

/** Each path once, with how often it was asked for. */
function listRequests({ requests }: StandIn): string {
  const counts = new Map<string, number>()
  for (const { path } of requests) counts.set(path, (counts.get(path) ?? 0) + 1)
  return Array.from(counts, ([path, count]) => `  ${path}${count === 1 ? '' : ` (${count} times)`}`).join(
    '\n',
  )
}

const sample = process.argv[2] ?? 'small-nb-NO'
if (listSamples().includes(sample)) {
  await demonstrate(sample)
} else {
  process.stderr.write(`Cannot find the sample ${sample}; there are ${listSamples().join(', ')}\n`)
  process.exitCode = 2
}
