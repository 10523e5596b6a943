import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { StepFailure, say } from './narrator'

/** True when windows can only appear on a display that we start. */
export function needsVirtualDisplay(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  return platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY
}

/**
 * Runs `work` with an environment in which windows can open: this one, or, on a Linux machine without a
 * display, one with an Xvfb that lives as long as the work.
 */
export async function withDisplay<T>(work: (environment: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  if (!needsVirtualDisplay()) return work(process.env)
  const { server, display } = await startXvfb()
  say(`There is no display, so the window opens on a virtual one (Xvfb ${display}).`)
  const stopServer = () => server.kill()
  process.once('exit', stopServer)
  try {
    return await work({ ...process.env, DISPLAY: display })
  } finally {
    process.off('exit', stopServer)
    stopServer()
  }
}

function startXvfb(): Promise<{ server: ChildProcess; display: string }> {
  return new Promise((resolve, reject) => {
    const server = spawn(
      'Xvfb',
      // A window as large as the screen comes out one pixel short, so the screen exceeds a 3840x2160 picture.
      // -displayfd: Xvfb picks a free number and tells it once it accepts windows; -noreset: it outlives
      // the first window.
      ['-displayfd', '3', '-screen', '0', '4096x2304x24', '-nolisten', 'tcp', '-noreset'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
    )
    let digits = ''
    const channel = server.stdio[3] as Readable
    channel.setEncoding('utf8').on('data', (text: string) => {
      digits += text
      if (digits.endsWith('\n')) resolve({ server, display: `:${digits.trim()}` })
    })
    const fail = () =>
      reject(new StepFailure('The virtual display (Xvfb) did not start. Set DISPLAY and retry.'))
    server.on('error', fail)
    server.on('exit', fail)
  })
}
