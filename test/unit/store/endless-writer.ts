/**
 * A process for the kill test: rewrites the same 50 devices over and over, printing each batch once it is written.
 * With a batch number as second argument it kills itself half-way through the rows of that batch.
 */
import { openStore } from '../../../src/main/store/store'
import type { Device } from '../../../src/shared/model/device'
import { contoso, device, noon, recordingLogger, tenant } from './store-samples'

const [folder = '', deadlyBatch = 'none'] = process.argv.slice(2)

/** A device whose notes, read when its row is written, end the process. */
function deadlyDevice(id: string): Device {
  return Object.defineProperty(device(id), 'notes', {
    enumerable: true,
    get: () => process.kill(process.pid, 'SIGKILL'),
  })
}

async function writeForever(): Promise<never> {
  const opened = await openStore({ folder, logger: recordingLogger(), now: () => noon })
  if (!opened.ok) throw new Error(opened.error.code)
  const store = opened.value
  await store.tenants.save(tenant(contoso))
  for (let batch = 0; ; batch++) {
    const notes = String(batch)
    const devices = Array.from({ length: 50 }, (_, i) => ({
      device: notes === deadlyBatch && i === 25 ? deadlyDevice(`d${i}`) : device(`d${i}`, { notes }),
      listReadAt: batch,
    }))
    const saved = await store.devices.save(contoso, devices, [])
    if (!saved.ok) throw new Error(saved.error.code)
    process.stdout.write(`${batch}\n`)
  }
}

await writeForever()
