import { z } from 'zod'
import { SiteContacts } from '../model/site-contact'

/** Whom to call about a site: shown with incidents, and part of messages about it. */
export const contactRequests = {
  'contacts.list': { input: z.null(), output: z.array(SiteContacts) },
  /** Replaces a site's contacts; an empty list removes them. */
  'contacts.save': { input: SiteContacts, output: z.null() },
} as const
