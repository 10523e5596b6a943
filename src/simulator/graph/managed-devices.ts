import type { ActionState, DeviceActionResult, ManagedDevice } from '@microsoft/microsoft-graph-types'
import { hash } from '../random'
import { macAddress, serialNumber } from '../world/device'
import {
  computerName,
  directoryId,
  entraDeviceId,
  isEnrolled,
  type Laptop,
  laptopsOf,
  lastCheckIn,
  managedId,
} from '../world/enrolment'
import type { Device, Tenant } from '../world/estate-model'
import type { Operation, OperationStatus } from '../world/operations'
import { enrolledAt } from './device-resource'
import { contextUrl, type Exchange, type GraphAnswer, json, type Route } from './exchange'
import { badRequest, notFound } from './failure'
import { readQuery, selected } from './odata'
import type { Oddities } from './oddities'
import { queryWith, readSkipToken, writeSkipToken } from './paging'

const properties = [
  'id',
  'deviceName',
  'managedDeviceName',
  'serialNumber',
  'manufacturer',
  'model',
  'operatingSystem',
  'osVersion',
  'managedDeviceOwnerType',
  'ethernetMacAddress',
  'wiFiMacAddress',
  'userId',
  'userPrincipalName',
  'userDisplayName',
  'emailAddress',
  'azureADDeviceId',
  'azureADRegistered',
  'enrolledDateTime',
  'lastSyncDateTime',
  'complianceState',
  'managementAgent',
  'deviceActionResults',
]
const typeName = 'microsoft.graph.managedDevice'
const noGuid = '00000000-0000-0000-0000-000000000000'

const enrolled = (tenant: Tenant): Device[] => tenant.devices.filter(isEnrolled)

/** Some fields are as bare as makers and administrators leave them. */
const hasGaps = (device: Device, oddities: Oddities): boolean =>
  oddities.has('inventoryGaps') && hash(device.seed, 136) % 5 === 0

function list(exchange: Exchange): GraphAnswer {
  const { request, tenant } = exchange
  const rules = { select: properties, top: { byDefault: 1000, most: 1000 }, skipToken: true, count: true }
  const query = readQuery(request.query, rules, typeName)
  const devices = enrolled(tenant)
  const laptops = laptopsOf(tenant)
  const position = readSkipToken(query.skipToken)
  const total = devices.length + laptops.length
  const end = Math.min(total, position.offset + query.top)
  const value: object[] = []
  for (let index = position.offset; index < end; index++) {
    const device = devices[index]
    const laptop = laptops[index - devices.length]
    const resource = device ? deviceResource(device, exchange) : laptop && laptopResource(laptop, exchange)
    if (resource) value.push(selected(resource, query.select))
  }
  const link = queryWith(request.query, '$skiptoken', writeSkipToken({ offset: end, sentEmpty: true }))
  return json({
    '@odata.context': contextUrl(exchange, 'deviceManagement/managedDevices'),
    '@odata.count': value.length,
    ...(end < total
      ? { '@odata.nextLink': `${exchange.graphUrl}/v1.0/deviceManagement/managedDevices?${link}` }
      : {}),
    value,
  })
}

function find({ tenant }: Exchange, id: string): Device | Laptop {
  const wanted = id.toLowerCase()
  const found =
    enrolled(tenant).find((device) => managedId(device) === wanted) ??
    laptopsOf(tenant).find((laptop) => laptop.id === wanted)
  if (!found) throw notFound(`Resource '${id}' was not found.`, 'ResourceNotFound')
  return found
}

function one(exchange: Exchange, id: string): GraphAnswer {
  const query = readQuery(exchange.request.query, { select: properties }, typeName)
  const found = find(exchange, id)
  const resource = 'model' in found ? deviceResource(found, exchange) : laptopResource(found, exchange)
  const context = contextUrl(exchange, 'deviceManagement/managedDevices/$entity')
  return json({ '@odata.context': context, ...selected(resource, query.select) })
}

/** Taken without a word about what becomes of it: 204, and again 204 while one is under way. */
function rebootNow(exchange: Exchange, id: string): GraphAnswer {
  readQuery(exchange.request.query, {}, typeName)
  const { body } = exchange.request
  const isEmpty = body === undefined || (typeof body === 'object' && body && Object.keys(body).length === 0)
  if (!isEmpty) throw badRequest('This action takes no parameters.')
  const found = find(exchange, id)
  if ('model' in found) exchange.world.operations.start(found, { type: 'deviceRestart' }, 'intune')
  return { status: 204, headers: {} }
}

function deviceResource(device: Device, { world, now, oddities }: Exchange): ManagedDevice {
  const { account, model } = device
  const isAndroid = model.platform === 'android'
  const isBare = hasGaps(device, oddities)
  // Android devices are enrolled by their account; Windows rooms by a provisioning package, without anybody.
  const isOwned = isAndroid && !isBare
  const reboots = world.operations.of(device).filter(({ through }) => through === 'intune')
  return {
    id: managedId(device),
    deviceName: computerName(device),
    managedDeviceName: `${managedId(device).slice(0, 8)}_${isAndroid ? 'AndroidAOSP' : 'Windows'}`,
    serialNumber: isBare ? 'Default string' : serialNumber(device),
    manufacturer: model.manufacturer,
    model: model.model,
    operatingSystem: isAndroid ? 'Android' : 'Windows',
    osVersion: isAndroid ? '10' : '10.0.22631.4317',
    managedDeviceOwnerType: 'company',
    ethernetMacAddress: macAddress(device).replaceAll(':', ''),
    wiFiMacAddress: '',
    userId: isOwned ? account.id : oddities.has('inventoryGaps') ? noGuid : '',
    userPrincipalName: isOwned ? account.name : '',
    userDisplayName: isOwned ? account.displayName : '',
    emailAddress: isOwned ? account.name : '',
    azureADDeviceId: entraDeviceId(device),
    azureADRegistered: true,
    enrolledDateTime: new Date(enrolledAt(device)).toISOString(),
    lastSyncDateTime: new Date(lastCheckIn(device, now)).toISOString(),
    complianceState: 'compliant',
    managementAgent: 'mdm',
    deviceActionResults: reboots.map(actionResult),
  }
}

const actionStates: Record<OperationStatus, ActionState> = {
  queued: 'pending',
  inProgress: 'active',
  successful: 'done',
  failed: 'failed',
}

function actionResult({ status, createdAt, changedAt }: Operation): DeviceActionResult {
  return {
    actionName: 'rebootNow',
    actionState: actionStates[status],
    startDateTime: new Date(createdAt).toISOString(),
    lastUpdatedDateTime: new Date(changedAt).toISOString(),
  }
}

function laptopResource(laptop: Laptop, { now }: Exchange): ManagedDevice {
  return {
    id: laptop.id,
    deviceName: laptop.name,
    managedDeviceName: `${laptop.id.slice(0, 8)}_Windows`,
    serialNumber: laptop.serialNumber,
    manufacturer: 'LENOVO',
    model: 'ThinkPad T14',
    operatingSystem: 'Windows',
    osVersion: '10.0.22631.4317',
    managedDeviceOwnerType: 'company',
    ethernetMacAddress: '',
    wiFiMacAddress: '',
    userId: laptop.userId,
    userPrincipalName: laptop.userPrincipalName,
    userDisplayName: null,
    emailAddress: laptop.userPrincipalName,
    azureADDeviceId: laptop.id,
    azureADRegistered: true,
    enrolledDateTime: '2025-02-11T09:14:27Z',
    lastSyncDateTime: new Date(now - (now % 3_600_000)).toISOString(),
    complianceState: 'compliant',
    managementAgent: 'mdm',
    deviceActionResults: [],
  }
}

function listDirectoryDevices(exchange: Exchange): GraphAnswer {
  const known = ['id', 'deviceId', 'displayName', 'operatingSystem']
  const rules = { select: known, top: { byDefault: 100, most: 999 } }
  const query = readQuery(exchange.request.query, rules, 'microsoft.graph.device')
  const value = enrolled(exchange.tenant)
    .slice(0, query.top)
    .map((device) => ({
      id: directoryId(device),
      deviceId: entraDeviceId(device),
      displayName: computerName(device),
      operatingSystem: device.model.platform === 'android' ? 'Android' : 'Windows',
    }))
    .map((resource) => selected(resource, query.select))
  return json({ '@odata.context': contextUrl(exchange, 'devices'), value })
}

/** Whoever joined the device: for a room's computer its account. */
function listOwners(exchange: Exchange, key: string): GraphAnswer {
  const query = readQuery(exchange.request.query, { select: ['id', 'displayName'] }, 'microsoft.graph.user')
  const wanted = /^devices\(deviceId='([^']*)'\)$/i.exec(key)?.[1]?.toLowerCase()
  const device = enrolled(exchange.tenant).find((candidate) => entraDeviceId(candidate) === wanted)
  if (!device) throw notFound(`Resource '${wanted}' does not exist.`, 'Request_ResourceNotFound')
  const owner = {
    '@odata.type': '#microsoft.graph.user',
    id: device.account.id,
    displayName: device.account.displayName,
  }
  return json({
    '@odata.context': contextUrl(exchange, 'directoryObjects'),
    value: [selected(owner, query.select)],
  })
}

const shared = { version: 'v1.0', workload: 'intune', denial: 'teams' } as const
const reading = {
  ...shared,
  method: 'GET',
  roles: ['DeviceManagementManagedDevices.Read.All'],
} as const
const directory = {
  version: 'v1.0',
  method: 'GET',
  workload: 'identity',
  roles: ['Device.Read.All'],
  denial: 'directory',
} as const
const root = 'deviceManagement/managedDevices'

export const managedDeviceRoutes: readonly Route[] = [
  { ...reading, path: root, handle: list },
  { ...reading, path: `${root}/*`, handle: (x, [id = '']) => one(x, id) },
  {
    ...shared,
    method: 'POST',
    roles: ['DeviceManagementManagedDevices.PrivilegedOperations.All'],
    path: `${root}/*/rebootNow`,
    handle: (x, [id = '']) => rebootNow(x, id),
  },
  { ...directory, path: 'devices', handle: listDirectoryDevices },
  { ...directory, path: 'devices(*)/registeredOwners', handle: (x, [key = '']) => listOwners(x, key) },
]
