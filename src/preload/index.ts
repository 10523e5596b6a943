import { contextBridge, ipcRenderer } from 'electron'
import { eventChannel, eventNames, requestChannel, requestNames } from '../shared/ipc/names'

const refusal = (code: 'request.notAllowed' | 'request.failed') =>
  JSON.stringify({ ok: false, error: { code } })

// All that the window can reach of main: the named requests and the named events. What main says passes through
// as JSON text, because objects would be copied into the page property by property.
contextBridge.exposeInMainWorld('roomwall', {
  /** Asks main; always resolves to the text of a `Reply`, also when main could not answer at all. */
  async request(name: unknown, input: unknown): Promise<string> {
    const known = requestNames.find((candidate) => candidate === name)
    if (known === undefined) return refusal('request.notAllowed')
    try {
      const reply: unknown = await ipcRenderer.invoke(requestChannel(known), input)
      return String(reply)
    } catch {
      return refusal('request.failed')
    }
  },
  /** Hears an event, as text, until the returned function is called. */
  subscribe(name: unknown, listener: (payload: string) => void): () => void {
    const known = eventNames.find((candidate) => candidate === name)
    if (known === undefined) throw new Error('There is no such event')
    const hear = (_event: unknown, payload: unknown) => listener(String(payload))
    ipcRenderer.on(eventChannel(known), hear)
    return () => ipcRenderer.off(eventChannel(known), hear)
  },
})
