/** A process for the kill test: rewrites the same 50 devices over and over, printing each batch once it is written. */
import { openStore } from '../../../src/main/store/store'
import { contoso, device, noon, recordingLogger, tenant } from './store-samples'

async function writeForever(folder: string): Promise<never> {
  const opened = await openStore({ folder, logger: recordingLogger(), now: () => noon })
  if (!opened.ok) throw new Error(opened.error.code)
  const store = opened.value
  await store.tenants.save(tenant(contoso))
  for (let batch = 0; ; batch++) {
    const notes = String(batch)
    const devices = Array.from({ length: 50 }, (_, i) => ({
      device: device(`d${i}`, { notes }),
      listReadAt: batch,
    }))
    const saved = await store.devices.save(contoso, devices, [])
    if (!saved.ok) throw new Error(saved.error.code)
    process.stdout.write(`${batch}\n`)
  }
}

await writeForever(process.argv[2] ?? '')
