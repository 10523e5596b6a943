import type { TeamworkDeviceType } from '@microsoft/microsoft-graph-types-beta'

/** What is plugged into a device, or built in, with USB vendor and product ids. */
interface Peripheral {
  displayName: string
  vendorId: string
  productId: string
}

export type Platform = 'windows' | 'android' | 'phone'

export interface DeviceModel {
  type: TeamworkDeviceType
  manufacturer: string
  model: string
  platform: Platform
  /** First three bytes of the network card's address. */
  oui: string
  /** Serial number pattern: `#` a digit, `@` a letter, everything else itself. */
  serial: string
  camera: Peripheral | null
  audio: Peripheral | null
  firmware: string | null
}

const usb = (displayName: string, vendorId: string, productId: string): Peripheral => ({
  displayName,
  vendorId: `VID_${vendorId}`,
  productId: `PID_${productId}`,
})

const model = (
  type: TeamworkDeviceType,
  manufacturer: string,
  name: string,
  platform: Platform,
  oui: string,
  serial: string,
  camera: Peripheral | null,
  audio: Peripheral | null,
  firmware: string | null,
): DeviceModel => ({ type, manufacturer, model: name, platform, oui, serial, camera, audio, firmware })

const rallyCamera = usb('Logitech Rally Camera', '046D', '0881')
const rallyAudio = usb('Logitech Rally Mic Pod', '046D', '0885')
const meetUp = usb('Logitech MeetUp 2', '046D', '089A')
const uvc86 = usb('Yealink UVC86', '6993', 'B086')
const vcm36 = usb('Yealink VCM36-W', '6993', 'B036')
const polyE70 = usb('Poly Studio E70', '095D', '9280')
const polySync60 = usb('Poly Sync 60', '095D', '925C')
const crestronCamera = usb('Crestron 1 Beyond i12', '14BE', '0112')
const jabraSpeak = usb('Jabra Speak2 75', '0B0E', '24DE')
const jabraPanacast = usb('Jabra PanaCast 50', '0B0E', '3013')
const surfaceCamera = usb('Surface Hub Smart Camera', '045E', '0D17')
const surfaceAudio = usb('Surface Hub Audio', '045E', '0D19')
const builtIn = (maker: string, vendorId: string, productId: string) =>
  [
    usb(`${maker} built-in camera`, vendorId, productId),
    usb(`${maker} built-in audio`, vendorId, productId),
  ] as const

const [rallyBarCamera, rallyBarAudio] = builtIn('Rally Bar', '046D', '089B')
const [polyCamera, polyAudio] = builtIn('Poly Studio', '095D', '92B1')
const [a30Camera, a30Audio] = builtIn('MeetingBar', '6993', 'B030')
const [neatCamera, neatAudio] = builtIn('Neat', '352C', '0101')
const [ciscoCamera, ciscoAudio] = builtIn('Cisco Room', '05A6', '1101')

/** A maker's family: what a customer buys together for one room. */
export interface RoomKit {
  compute: readonly DeviceModel[]
  console: DeviceModel
  panel: DeviceModel
  /** How often the kit is bought, in parts of the sum over all kits. */
  share: number
}

const logitechTapIp = model(
  'touchConsole',
  'Logitech',
  'Tap IP',
  'android',
  '44:73:D6',
  '23##LZ##@###',
  null,
  null,
  '1.14.204',
)
const logitechPanel = model(
  'teamsPanel',
  'Logitech',
  'Tap Scheduler',
  'android',
  '44:73:D6',
  '22##LZ##@###',
  null,
  null,
  '1.13.118',
)
const yealinkConsole = model(
  'touchConsole',
  'Yealink',
  'CTP25',
  'android',
  '80:5E:C0',
  '8031########',
  null,
  null,
  '180.320.0.24',
)
const yealinkPanel = model(
  'teamsPanel',
  'Yealink',
  'RoomPanel E2',
  'android',
  '80:5E:C0',
  '8045########',
  null,
  null,
  '192.15.0.131',
)
const polyConsole = model(
  'touchConsole',
  'Poly',
  'TC10',
  'android',
  '64:16:7F',
  '8L2#####@@##',
  null,
  null,
  '6.4.1.212044',
)
const polyPanel = model(
  'teamsPanel',
  'Poly',
  'TC10',
  'android',
  '64:16:7F',
  '8L3#####@@##',
  null,
  null,
  '6.4.1.212044',
)
const neatPad = model(
  'touchConsole',
  'Neat',
  'Neat Pad',
  'android',
  '18:00:DB',
  'NA1########',
  null,
  null,
  'NFC1.20260904.0612',
)
const neatPanel = model(
  'teamsPanel',
  'Neat',
  'Neat Pad',
  'android',
  '18:00:DB',
  'NA1########',
  null,
  null,
  'NFC1.20260904.0612',
)
const crestronPanel = model(
  'teamsPanel',
  'Crestron',
  'TSS-1070',
  'android',
  '00:10:7F',
  '21##CDC#####',
  null,
  null,
  '1.016.0046',
)
const crestronConsole = model(
  'touchConsole',
  'Crestron',
  'TS-1070',
  'android',
  '00:10:7F',
  '21##CDB#####',
  null,
  null,
  '3.002.0041',
)
const ciscoConsole = model(
  'touchConsole',
  'Cisco',
  'Room Navigator',
  'android',
  '14:9F:43',
  'FOC####@###',
  null,
  null,
  'RoomOS 11.27.2',
)
const ciscoPanel = model(
  'teamsPanel',
  'Cisco',
  'Room Navigator',
  'android',
  '14:9F:43',
  'FOC####@###',
  null,
  null,
  'RoomOS 11.27.2',
)

export const roomKits: readonly RoomKit[] = [
  {
    share: 14,
    compute: [
      model(
        'teamsRoom',
        'Lenovo',
        'ThinkSmart Core Gen 2',
        'windows',
        '88:A4:C2',
        'MJ0#@@##',
        rallyCamera,
        rallyAudio,
        null,
      ),
      model(
        'teamsRoom',
        'Lenovo',
        'ThinkSmart Hub Gen 2',
        'windows',
        '88:A4:C2',
        'MJ0#@@##',
        jabraPanacast,
        jabraSpeak,
        null,
      ),
    ],
    console: logitechTapIp,
    panel: logitechPanel,
  },
  {
    share: 13,
    compute: [
      model(
        'collaborationBar',
        'Logitech',
        'Rally Bar',
        'android',
        '44:73:D6',
        '22##LZ##@###',
        rallyBarCamera,
        rallyBarAudio,
        '1.16.207',
      ),
      model(
        'collaborationBar',
        'Logitech',
        'Rally Bar Mini',
        'android',
        '44:73:D6',
        '22##LZ##@###',
        rallyBarCamera,
        rallyBarAudio,
        '1.16.207',
      ),
      model(
        'collaborationBar',
        'Logitech',
        'Rally Bar Huddle',
        'android',
        '44:73:D6',
        '24##LZ##@###',
        rallyBarCamera,
        rallyBarAudio,
        '1.16.207',
      ),
    ],
    console: logitechTapIp,
    panel: logitechPanel,
  },
  {
    share: 10,
    compute: [
      model(
        'teamsRoom',
        'HP',
        'Poly Studio G9+ Kit',
        'windows',
        'E0:73:E7',
        '8CC3####@@',
        polyE70,
        polySync60,
        null,
      ),
      model(
        'teamsRoom',
        'HP',
        'Mini IP Conferencing PC G9',
        'windows',
        'E0:73:E7',
        '8CC4####@@',
        meetUp,
        meetUp,
        null,
      ),
    ],
    console: polyConsole,
    panel: polyPanel,
  },
  {
    share: 11,
    compute: [
      model(
        'collaborationBar',
        'Poly',
        'Studio X30',
        'android',
        '64:16:7F',
        '8G2#####@@##',
        polyCamera,
        polyAudio,
        '4.5.0.442371',
      ),
      model(
        'collaborationBar',
        'Poly',
        'Studio X52',
        'android',
        '64:16:7F',
        '8G2#####@@##',
        polyCamera,
        polyAudio,
        '4.5.0.442371',
      ),
      model(
        'collaborationBar',
        'Poly',
        'Studio X72',
        'android',
        '64:16:7F',
        '8G2#####@@##',
        polyCamera,
        polyAudio,
        '4.5.0.442371',
      ),
    ],
    console: polyConsole,
    panel: polyPanel,
  },
  {
    share: 12,
    compute: [
      model('teamsRoom', 'Yealink', 'MCore Pro', 'windows', '80:5E:C0', '8026########', uvc86, vcm36, null),
      model('teamsRoom', 'Yealink', 'MCore 4', 'windows', '80:5E:C0', '8027########', uvc86, vcm36, null),
    ],
    console: yealinkConsole,
    panel: yealinkPanel,
  },
  {
    share: 12,
    compute: [
      model(
        'collaborationBar',
        'Yealink',
        'MeetingBar A20',
        'android',
        '80:5E:C0',
        '8033########',
        a30Camera,
        a30Audio,
        '133.320.0.51',
      ),
      model(
        'collaborationBar',
        'Yealink',
        'MeetingBar A30',
        'android',
        '80:5E:C0',
        '8034########',
        a30Camera,
        a30Audio,
        '133.320.0.51',
      ),
      model(
        'collaborationBar',
        'Yealink',
        'MeetingBar A50',
        'android',
        '80:5E:C0',
        '8036########',
        a30Camera,
        a30Audio,
        '133.320.0.51',
      ),
    ],
    console: yealinkConsole,
    panel: yealinkPanel,
  },
  {
    share: 12,
    compute: [
      model(
        'collaborationBar',
        'Neat',
        'Neat Bar Gen 2',
        'android',
        '18:00:DB',
        'NB2########',
        neatCamera,
        neatAudio,
        'NFB1.20260904.0612',
      ),
      model(
        'collaborationBar',
        'Neat',
        'Neat Bar Pro',
        'android',
        '18:00:DB',
        'NBP########',
        neatCamera,
        neatAudio,
        'NFB1.20260904.0612',
      ),
      model(
        'collaborationBar',
        'Neat',
        'Neat Board 50',
        'android',
        '18:00:DB',
        'NBD########',
        neatCamera,
        neatAudio,
        'NFB1.20260904.0612',
      ),
    ],
    console: neatPad,
    panel: neatPanel,
  },
  {
    share: 7,
    compute: [
      model(
        'teamsRoom',
        'Crestron',
        'Flex UC-BX31',
        'windows',
        '00:10:7F',
        '20##CBX#####',
        crestronCamera,
        jabraSpeak,
        null,
      ),
      model(
        'teamsRoom',
        'Crestron',
        'Flex UC-MX70',
        'windows',
        '00:10:7F',
        '20##CMX#####',
        crestronCamera,
        jabraSpeak,
        null,
      ),
    ],
    console: crestronConsole,
    panel: crestronPanel,
  },
  {
    share: 5,
    compute: [
      model(
        'collaborationBar',
        'Cisco',
        'Room Bar',
        'android',
        '14:9F:43',
        'FOC####@###',
        ciscoCamera,
        ciscoAudio,
        'RoomOS 11.27.2',
      ),
      model(
        'collaborationBar',
        'Cisco',
        'Board Pro 55 G2',
        'android',
        '14:9F:43',
        'FOC####@###',
        ciscoCamera,
        ciscoAudio,
        'RoomOS 11.27.2',
      ),
    ],
    console: ciscoConsole,
    panel: ciscoPanel,
  },
  {
    share: 4,
    compute: [
      model(
        'surfaceHub',
        'Microsoft',
        'Surface Hub 2S 50"',
        'windows',
        '28:16:A8',
        '0#####3#####',
        surfaceCamera,
        surfaceAudio,
        '701.3452.768',
      ),
      model(
        'surfaceHub',
        'Microsoft',
        'Surface Hub 3 50"',
        'windows',
        '28:16:A8',
        '0#####4#####',
        surfaceCamera,
        surfaceAudio,
        '10.502.143',
      ),
    ],
    console: logitechTapIp,
    panel: logitechPanel,
  },
]

export const phoneModels: readonly DeviceModel[] = [
  model('ipPhone', 'Yealink', 'MP56', 'phone', '80:5E:C0', '8010########', null, null, '122.15.0.189'),
  model('ipPhone', 'Poly', 'CCX 500', 'phone', '64:16:7F', '64167F######', null, null, '9.3.0.0227'),
  model('lowCostPhone', 'Yealink', 'MP52', 'phone', '80:5E:C0', '8011########', null, null, '145.15.0.110'),
  model(
    'teamsDisplay',
    'Lenovo',
    'ThinkSmart View Plus',
    'android',
    '88:A4:C2',
    'MJ0#@@##',
    null,
    null,
    'CD-18781Y.240612',
  ),
  model('sip', 'Cisco', 'IP Phone 8851', 'phone', '00:1E:F7', 'FCH####@###', null, null, '14.3.1.0001'),
]

/** A kind the published enumeration does not contain; see the oddity `unknownEnumMembers`. */
export const analogAdapter: DeviceModel = model(
  'sip',
  'AudioCodes',
  'MP-124 FXS',
  'phone',
  '00:90:8F',
  'AC#######',
  null,
  null,
  '7.40A.600',
)
