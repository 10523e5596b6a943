import type { ElectronApplication } from '@playwright/test'
import { z } from 'zod'
import type { Haystack } from './planted-secrets'

/** Everything main says to its window, from the inside of the app's main process. */
export interface IpcWitness {
  /** Every answer and event since {@link witnessIpc}, in order. */
  heard(): Promise<Haystack[]>
}

const Heard = z.array(z.object({ where: z.string(), content: z.string() }))

/** Listens at the handlers of all requests and at what is sent to the first window. */
export async function witnessIpc(app: ElectronApplication): Promise<IpcWitness> {
  await app.evaluate(({ ipcMain, BrowserWindow }) => {
    const heard: { where: string; content: string }[] = []
    Reflect.set(globalThis, 'heardOfIpc', heard)
    const listeners: unknown = Reflect.get(ipcMain, '_invokeHandlers')
    if (!(listeners instanceof Map) || listeners.size === 0) throw new Error('There are no handlers to hear')
    for (const [channel, listener] of [...listeners]) {
      listeners.set(channel, async (...args: unknown[]) => {
        const answer: unknown = await listener(...args)
        heard.push({ where: `answer ${channel}`, content: String(answer) })
        return answer
      })
    }
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) throw new Error('There is no window')
    const contents = window.webContents
    const send = contents.send.bind(contents)
    contents.send = (channel: string, ...payload: unknown[]) => {
      heard.push({ where: `event ${channel}`, content: payload.join('\n') })
      send(channel, ...payload)
    }
  })
  return {
    heard: async () => Heard.parse(await app.evaluate(() => Reflect.get(globalThis, 'heardOfIpc'))),
  }
}
