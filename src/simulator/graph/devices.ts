import type { TeamworkSoftwareType } from '@microsoft/microsoft-graph-types-beta'
import { softwareTypes } from '../world/device'
import type { Device } from '../world/estate-model'
import type { Command, Operation } from '../world/operations'
import { configurationResource } from './device-configuration'
import { readDeviceFilter } from './device-filter'
import { activityResource, deviceResource, healthResource } from './device-resource'
import { contextUrl, type Exchange, type GraphAnswer, type Handler, json, type Route } from './exchange'
import { badRequest, GraphFailure, notFound } from './failure'
import { type Query, readQuery, selected } from './odata'
import { hasUnsupportedDevice } from './oddities'
import { queryWith, readSkipToken, writeSkipToken } from './paging'

const navigation = ['activity', 'configuration', 'health', 'operations']
const properties = [
  'id',
  'deviceType',
  'hardwareDetail',
  'notes',
  'companyAssetTag',
  'healthStatus',
  'activityState',
  'createdDateTime',
  'createdBy',
  'lastModifiedDateTime',
  'lastModifiedBy',
  'currentUser',
]
const pageSize = { byDefault: 20, most: 50 }

function list(exchange: Exchange): GraphAnswer {
  const { oddities, request, tenant, world } = exchange
  const query = readQuery(
    request.query,
    { select: properties, filter: true, top: pageSize, skipToken: true },
    'microsoft.graph.teamworkDevice',
  )
  if (
    query.filter === null &&
    oddities.has('unfilteredListFails') &&
    hasUnsupportedDevice(tenant.index, world.tenants.length)
  ) {
    throw new GraphFailure(500, 'InternalServerError', 'An internal server error occurred.')
  }
  const matches = query.filter === null ? null : readDeviceFilter(query.filter, oddities)
  const devices = matches ? tenant.devices.filter(matches) : tenant.devices
  return page(exchange, query, devices, 'teamwork/devices', (device) => ({
    '@odata.type': '#microsoft.graph.teamworkDevice',
    ...deviceResource(device, exchange.now, oddities),
  }))
}

/** One page; with `emptyPages` the second page of a longer list has nothing on it and says where to go on. */
function page<T>(
  exchange: Exchange,
  query: Query,
  all: readonly T[],
  path: string,
  resource: (entry: T) => object,
): GraphAnswer {
  const { oddities, request } = exchange
  const position = readSkipToken(query.skipToken)
  const isBlank =
    oddities.has('emptyPages') && !position.sentEmpty && position.offset > 0 && position.offset < all.length
  const entries = isBlank ? [] : all.slice(position.offset, position.offset + query.top)
  const next = { offset: position.offset + entries.length, sentEmpty: isBlank || position.sentEmpty }
  const link =
    next.offset < all.length
      ? `/${path}?${queryWith(request.query, '$skiptoken', writeSkipToken(next))}`
      : undefined
  const root = oddities.has('relativeNextLinks') ? '' : `${exchange.graphUrl}/${request.version}`
  return json({
    '@odata.context': contextUrl(exchange, path),
    '@odata.count': entries.length,
    ...(link === undefined ? {} : { '@odata.nextLink': `${root}${link}` }),
    value: entries.map((entry) => selected(resource(entry), query.select)),
  })
}

function single(
  exchange: Exchange,
  type: string,
  names: readonly string[] | null,
  entity: object,
): GraphAnswer {
  const known = names ?? Object.keys(entity)
  const query = readQuery(
    exchange.request.query,
    { select: known, expand: type === 'teamworkDevice' ? navigation : [] },
    `microsoft.graph.${type}`,
  )
  if (query.expand.length > 0) throw badRequest(`Expanding '${query.expand.join(', ')}' is not supported.`)
  const body = { '@odata.type': `#microsoft.graph.${type}`, ...selected(entity, query.select) }
  return json(exchange.oddities.entity(body, contextUrl(exchange, `${type}s/$entity`)))
}

function deviceOf({ tenant }: Exchange, id: string): Device {
  const device = tenant.deviceById.get(id.toLowerCase())
  if (!device) throw notFound(`The device '${id}' was not found.`, 'NotFound')
  return device
}

function operationResource(operation: Operation, { oddities, tenant }: Exchange) {
  const by = {
    application: { id: tenant.app.clientId, displayName: 'Roomwall' },
    device: null,
    user: null,
  }
  return {
    id: operation.id,
    status: oddities.enumValue(operation.status),
    operationType: operation.type,
    createdDateTime: oddities.operationTime(operation.createdAt),
    startedDateTime: oddities.operationTime(operation.startedAt),
    completedDateTime: oddities.operationTime(operation.completedAt),
    lastActionDateTime: oddities.operationTime(operation.changedAt),
    createdBy: by,
    lastActionBy: by,
    error: operation.error,
  }
}

function teamsOperations({ world }: Exchange, device: Device): Operation[] {
  return world.operations.of(device).filter(({ through }) => through === 'teams')
}

function listOperations(exchange: Exchange, device: Device): GraphAnswer {
  const known = ['id', 'status', 'operationType', 'createdDateTime', 'startedDateTime', 'completedDateTime']
  const query = readQuery(
    exchange.request.query,
    {
      select: [...known, 'lastActionDateTime', 'createdBy', 'lastActionBy', 'error'],
      top: pageSize,
      skipToken: true,
    },
    'microsoft.graph.teamworkDeviceOperation',
  )
  const operations = teamsOperations(exchange, device)
  return page(exchange, query, operations, `teamwork/devices/${device.id}/operations`, (operation) => ({
    '@odata.type': '#microsoft.graph.teamworkDeviceOperation',
    ...operationResource(operation, exchange),
  }))
}

function getOperation(exchange: Exchange, device: Device, id: string): GraphAnswer {
  const operation = teamsOperations(exchange, device).find((candidate) => candidate.id === id.toLowerCase())
  if (!operation) throw notFound(`The operation '${id}' was not found.`, 'NotFound')
  return single(exchange, 'teamworkDeviceOperation', null, operationResource(operation, exchange))
}

function send(exchange: Exchange, device: Device, command: Command): GraphAnswer {
  readQuery(exchange.request.query, {}, 'microsoft.graph.teamworkDevice')
  const operation = exchange.world.operations.start(device, command)
  if (!operation) {
    throw new GraphFailure(409, 'Conflict', 'The same operation is already queued on the device.')
  }
  return {
    status: 202,
    headers: {
      'Content-Type': 'text/plain',
      Location: `/teamwork/devices/${device.id}/operations/${operation.id}`,
    },
  }
}

function withoutBody(command: Command): (exchange: Exchange, device: Device) => GraphAnswer {
  return (exchange, device) => {
    const { body } = exchange.request
    const isEmpty = body === undefined || (typeof body === 'object' && body && Object.keys(body).length === 0)
    if (!isEmpty) throw badRequest('This action takes no parameters.')
    return send(exchange, device, command)
  }
}

function updateSoftware(exchange: Exchange, device: Device): GraphAnswer {
  const { body } = exchange.request
  const values: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {}
  const { softwareType, softwareVersion, ...rest } = values
  const [unexpected] = Object.keys(rest)
  if (unexpected) throw badRequest(`The parameter '${unexpected}' is not expected.`)
  const software = softwareTypes.find((type) => type === softwareType)
  if (!software)
    throw badRequest("The property 'softwareType' is required and must be a teamworkSoftwareType.")
  if (softwareVersion !== undefined && typeof softwareVersion !== 'string') {
    throw badRequest("The property 'softwareVersion' must be a string.")
  }
  return send(exchange, device, softwareUpdate(software, softwareVersion ?? null))
}

function softwareUpdate(software: TeamworkSoftwareType, version: string | null): Command {
  return { type: 'softwareUpdate', software, version }
}

function onDevice(run: (exchange: Exchange, device: Device, id: string) => GraphAnswer): Handler {
  return (exchange, [id = '', second = '']) => run(exchange, deviceOf(exchange, id), second)
}

const shared = { version: 'beta', workload: 'teamwork', denial: 'teams' } as const
const reading = {
  ...shared,
  method: 'GET',
  roles: ['TeamworkDevice.Read.All', 'TeamworkDevice.ReadWrite.All'],
} as const
const acting = { ...shared, method: 'POST', roles: ['TeamworkDevice.ReadWrite.All'] } as const
const root = 'teamwork/devices'

export const deviceRoutes: readonly Route[] = [
  { ...reading, path: root, handle: list },
  {
    ...reading,
    path: `${root}/*`,
    handle: onDevice((x, device) =>
      single(x, 'teamworkDevice', properties, deviceResource(device, x.now, x.oddities)),
    ),
  },
  {
    ...reading,
    path: `${root}/*/health`,
    handle: onDevice((x, device) =>
      single(x, 'teamworkDeviceHealth', null, healthResource(device, x.oddities)),
    ),
  },
  {
    ...reading,
    path: `${root}/*/activity`,
    handle: onDevice((x, device) =>
      single(x, 'teamworkDeviceActivity', null, activityResource(device, x.now, x.oddities)),
    ),
  },
  {
    ...reading,
    path: `${root}/*/configuration`,
    handle: onDevice((x, device) =>
      single(x, 'teamworkDeviceConfiguration', null, configurationResource(device)),
    ),
  },
  { ...reading, path: `${root}/*/operations`, handle: onDevice(listOperations) },
  { ...reading, path: `${root}/*/operations/*`, handle: onDevice(getOperation) },
  { ...acting, path: `${root}/*/restart`, handle: onDevice(withoutBody({ type: 'deviceRestart' })) },
  {
    ...acting,
    path: `${root}/*/runDiagnostics`,
    handle: onDevice(withoutBody({ type: 'deviceDiagnostics' })),
  },
  { ...acting, path: `${root}/*/updateSoftware`, handle: onDevice(updateSoftware) },
]
