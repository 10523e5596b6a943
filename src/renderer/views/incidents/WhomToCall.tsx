import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { Incident } from '../../../shared/model/incident'
import { contactsText } from '../../../shared/text/en/contacts'
import { incidentLinks } from '../../../shared/text/en/notifications'
import { useOpenLink } from '../../queries/app-status'
import { useContacts } from '../../queries/contacts'
import { ContactsDialog } from './ContactsDialog'
import styles from './IncidentDrawer.module.css'

/** The site's contacts, and where Microsoft shows the same. */
export function WhomToCall({ incident }: { incident: Incident }) {
  const { tenantKey, site } = incident
  const { data } = useContacts()
  const openLink = useOpenLink()
  const [isOpen, setIsOpen] = useState(false)
  const contacts = data?.find((entry) => entry.tenantKey === tenantKey && entry.site === site)?.contacts ?? []
  return (
    <section>
      <h3>{site === null ? contactsText.elsewhere : contactsText.title}</h3>
      {site !== null && (
        <>
          {contacts.length === 0 ? (
            <p>{contactsText.none}</p>
          ) : (
            <ul className={styles.relatives}>
              {contacts.map(({ name, phone, mail, note }) => (
                <li key={`${name} ${phone} ${mail}`}>
                  {[name, phone, mail, note].filter((part) => part !== null).join(' · ')}
                </li>
              ))}
            </ul>
          )}
          <Button size="small" onClick={() => setIsOpen(true)}>
            {contacts.length === 0 ? contactsText.add : contactsText.change}
          </Button>
          <ContactsDialog
            entry={{ tenantKey, site, contacts: [...contacts] }}
            isOpen={isOpen}
            onClose={() => setIsOpen(false)}
          />
        </>
      )}
      <p className={styles.links}>
        {incidentLinks.map(({ title, url }) => (
          <Button key={url} size="small" appearance="subtle" onClick={() => openLink.mutate({ url })}>
            {title} ↗
          </Button>
        ))}
      </p>
    </section>
  )
}
