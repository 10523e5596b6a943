import type { Session, WebContents } from 'electron'
import type { AppPage } from './app-page'

/** Is this permission granted? Only notifications, and only to the app's own page. */
export function isPermissionGranted(page: AppPage, permission: string, requestingOrigin: string): boolean {
  return permission === 'notifications' && sameOrigin(requestingOrigin, page.origin)
}

/**
 * Closes a session to everything a page could ask of the computer: permissions (asked and checked), devices
 * of every bus, pairing, downloads.
 */
export function denyPermissions(session: Session, page: AppPage): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isPermissionGranted(page, permission, details.requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    isPermissionGranted(page, permission, requestingOrigin),
  )
  session.setDevicePermissionHandler(() => false)
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses)
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault()
    choose('')
  })
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault()
    choose('')
  })
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault()
    choose('')
  })
  session.on('will-download', (event) => event.preventDefault())
}

/** Answers a page's search for Bluetooth devices with none. */
export function denyBluetooth(contents: WebContents): void {
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
}

function sameOrigin(url: string, origin: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}` === origin
}
