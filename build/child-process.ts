import { type SpawnOptions, spawn } from 'node:child_process'

/** How a child process ended and what it printed (empty unless captured). */
export interface Ending {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs a program to its end, sharing the terminal. Interrupts reach the child through the terminal's
 * process group; a TERM sent to us alone is passed on.
 *
 * @returns the exit code; 128 + signal number is reported as 1, a missing program as 127.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options })
    const passOn = (signal: NodeJS.Signals) => child.kill(signal)
    const waitForChild = () => undefined
    process.on('SIGTERM', passOn)
    process.on('SIGINT', waitForChild)
    const settle = (exitCode: number) => {
      process.off('SIGTERM', passOn)
      process.off('SIGINT', waitForChild)
      resolve(exitCode)
    }
    child.on('error', () => settle(127))
    child.on('close', (code) => settle(code ?? 1))
  })
}

/** Runs a program to its end and keeps what it prints. A missing program ends with 127. */
export function captureProgram(
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<Ending> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', (error) => resolve({ exitCode: 127, stdout, stderr: stderr + error.message }))
    child.on('close', (code) => resolve({ exitCode: code ?? 1, stdout, stderr }))
  })
}

/** The program and leading arguments that start npm: the npm that started us, if one did. */
export function npmCommand(environment: NodeJS.ProcessEnv = process.env): readonly [string, string[]] {
  const cli = environment.npm_execpath
  return cli === undefined || !/npm-cli\.c?js$/.test(cli) ? ['npm', []] : [process.execPath, [cli]]
}
