import { contextBridge, ipcRenderer } from 'electron'
import { eventChannel, eventNames, requestChannel, requestNames } from '../shared/ipc/names'

// All that the window can reach of main: the named requests and the named events.
contextBridge.exposeInMainWorld('roomwall', {
  /** Asks main; always resolves to a `Reply`, also when main could not answer at all. */
  async request(name: unknown, input: unknown): Promise<unknown> {
    const known = requestNames.find((candidate) => candidate === name)
    if (known === undefined) return { ok: false, error: { code: 'request.notAllowed' } }
    try {
      return await ipcRenderer.invoke(requestChannel(known), input)
    } catch {
      return { ok: false, error: { code: 'request.failed' } }
    }
  },
  /** Hears an event until the returned function is called. */
  subscribe(name: unknown, listener: (payload: unknown) => void): () => void {
    const known = eventNames.find((candidate) => candidate === name)
    if (known === undefined) throw new Error('There is no such event')
    const hear = (_event: unknown, payload: unknown) => listener(payload)
    ipcRenderer.on(eventChannel(known), hear)
    return () => ipcRenderer.off(eventChannel(known), hear)
  },
})
