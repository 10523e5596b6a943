import { contextUrl, type Exchange, json, type Route } from './exchange'
import { badRequest } from './failure'
import { readQuery, selected } from './odata'

const properties = [
  'id',
  'version',
  'type',
  'modalities',
  'startDateTime',
  'endDateTime',
  'lastModifiedDateTime',
]
const startFilter =
  /^startDateTime (lt|le|gt|ge) \d{4}-\d\d-\d\dT[\d:.]+Z( and startDateTime (lt|le|gt|ge) \S+)?$/i

/** The list. Nobody calls in this world yet, so it is empty. */
function list(exchange: Exchange) {
  const query = readQuery(
    exchange.request.query,
    { select: properties, filter: true },
    'microsoft.graph.callRecords.callRecord',
  )
  if (query.filter !== null && !startFilter.test(query.filter)) {
    throw badRequest('Only startDateTime can be filtered by.')
  }
  const records: object[] = []
  return json({
    '@odata.context': contextUrl(exchange, 'communications/callRecords'),
    value: records.map((record) => selected(record, query.select)),
  })
}

export const callRecordRoutes: readonly Route[] = [
  {
    method: 'GET',
    version: 'v1.0',
    path: 'communications/callRecords',
    workload: 'calls',
    roles: ['CallRecords.Read.All'],
    denial: 'teams',
    handle: list,
  },
]
