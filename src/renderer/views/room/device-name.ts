import type { Device } from '../../../shared/model/device'
import { deviceTypeWords } from '../../../shared/text/en/devices'

/** What people call a device: make and model, else its type. */
export function deviceName({
  manufacturer,
  model,
  type,
}: Pick<Device, 'manufacturer' | 'model' | 'type'>): string {
  if (model === null) return [manufacturer, deviceTypeWords[type]].filter((part) => part !== null).join(' ')
  return manufacturer === null || model.startsWith(manufacturer) ? model : `${manufacturer} ${model}`
}
