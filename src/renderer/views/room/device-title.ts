import { type Device, deviceName } from '../../../shared/model/device'
import { deviceTypeWords } from '../../../shared/text/en/devices'

/** What a device is called on screen: make and model, else its type. */
export function deviceTitle(device: Device): string {
  return deviceName(device) ?? device.typeAsSent ?? deviceTypeWords[device.type]
}
