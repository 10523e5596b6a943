import { contextUrl, type Exchange, json, type Route } from './exchange'
import { badRequest, notFound } from './failure'
import { readQuery } from './odata'

const properties = ['id', 'subject', 'start', 'end', 'organizer', 'isCancelled', 'showAs', 'sensitivity']
const page = { byDefault: 10, most: 1000 }

/** A mailbox's view of a span. Nobody books in this world yet, so it is empty. */
function view(exchange: Exchange, mailbox: string) {
  const parameters = new URLSearchParams(exchange.request.query)
  for (const name of ['startDateTime', 'endDateTime']) {
    const value = parameters.get(name)
    if (value === null || Number.isNaN(Date.parse(value))) {
      throw badRequest(`This request requires a time window specified by the query string parameter ${name}.`)
    }
    parameters.delete(name)
  }
  readQuery(parameters, { select: properties, top: page }, 'microsoft.graph.event')
  const { tenant } = exchange
  const wanted = mailbox.toLowerCase()
  if (!tenant.accountById.has(wanted) && !tenant.accountByName.has(wanted)) {
    throw notFound(`The requested user '${mailbox}' is invalid.`, 'ErrorInvalidUser')
  }
  return json({ '@odata.context': contextUrl(exchange, `users('${mailbox}')/calendarView`), value: [] })
}

export const calendarRoutes: readonly Route[] = [
  {
    method: 'GET',
    version: 'v1.0',
    path: 'users/*/calendarView',
    workload: 'calendars',
    roles: ['Calendars.ReadBasic.All', 'Calendars.Read', 'Calendars.ReadWrite'],
    denial: 'exchange',
    handle: (x, [mailbox = '']) => view(x, mailbox),
  },
]
