import { readFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { readProgramOutput, type SignalTarget } from './process-group.js'

/**
 * Finds the group of a process that says its id itself. It may be in a group that a script leads which started it, and
 * in a container the id may be another one's.
 * @param mark what stands in the command line of no other program
 * @returns undefined where there is no such process of ours
 */
export async function findProcessGroup(id: number, mark: string): Promise<SignalTarget | undefined> {
  const found = await describeProcess(id)
  if (found === undefined || !found.command.includes(mark)) return undefined
  const leader = found.group === id ? found : await describeProcess(found.group)
  const isOurs = leader?.group === found.group && leader.command.includes(mark)
  return isOurs ? { id: found.group, isGroup: true } : { id, isGroup: false }
}

interface ProcessDescription {
  readonly group: number
  readonly command: string
}

const describeProcess = (id: number): Promise<ProcessDescription | undefined> =>
  platform() === 'linux' ? readProcess(id) : askForProcess(id)

/** proc(5): the group is the third field behind the name, which is in brackets and may hold some itself. */
async function readProcess(id: number): Promise<ProcessDescription | undefined> {
  try {
    const read = (name: string): Promise<string> => readFile(`/proc/${id}/${name}`, 'utf8')
    const [command, state] = await Promise.all([read('cmdline'), read('stat')])
    return { group: Number(state.slice(state.lastIndexOf(')') + 2).split(' ')[2]), command }
  } catch {
    return undefined
  }
}

async function askForProcess(id: number): Promise<ProcessDescription | undefined> {
  const args = ['-ww', '-o', 'pgid=,args=', '-p', String(id)]
  const output = await readProgramOutput('/bin/ps', { args, environment: {} })
  const [, group, command] = /^\s*(\d+)\s+(.*)/s.exec(output ?? '') ?? []
  return command === undefined ? undefined : { group: Number(group), command }
}
