import { Button } from '@fluentui/react-components'
import { useId, useState } from 'react'
import { handoverText, handoverWords } from '../../../shared/text/en/handover'
import { useCopyText, useSaveText } from '../../queries/app-status'
import { useHandover } from '../../queries/incidents'
import { useNames } from '../../queries/names'
import { useChangePreferences, usePreferences } from '../../queries/preferences'
import { ErrorNotice } from '../../ui/ErrorNotice'
import fields from '../../ui/fields.module.css'
import { Modal, ModalButtons } from '../../ui/Modal'
import styles from './dialogs.module.css'

const shiftLengths = [4, 6, 8, 10, 12, 24]

/** What the next shift has to know: to be read, copied or saved. */
export function HandoverDialog() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{handoverWords.button}</Button>
      <Modal
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title={handoverWords.title}
        className={styles.wide}
      >
        <Handover onClose={() => setIsOpen(false)} />
      </Modal>
    </>
  )
}

function Handover({ onClose }: { onClose: () => void }) {
  const { shiftHours } = usePreferences()
  const change = useChangePreferences()
  const { data: note, error } = useHandover(shiftHours)
  const copy = useCopyText()
  const save = useSaveText()
  const ids = { shift: useId(), note: useId() }
  const names = useNames()
  const text = note === undefined ? '' : handoverText(note, 'text', names)
  const markdown = note === undefined ? '' : handoverText(note, 'markdown', names)
  const suggestedName = handoverWords.fileName(new Date(note?.at ?? 0).toISOString().slice(0, 10))
  const savedAs = save.data?.path ?? null
  return (
    <>
      <label className={fields.label} htmlFor={ids.shift}>
        {handoverWords.shift}
      </label>
      <select
        id={ids.shift}
        className={fields.field}
        value={shiftHours}
        onChange={(event) => change({ shiftHours: Number(event.target.value) })}
      >
        {shiftLengths.map((hours) => (
          <option key={hours} value={hours}>
            {handoverWords.hours(hours)}
          </option>
        ))}
      </select>
      <label className={fields.label} htmlFor={ids.note}>
        {handoverWords.note}
      </label>
      <textarea
        id={ids.note}
        className={styles.note}
        readOnly
        rows={18}
        value={note === undefined ? handoverWords.reading : text}
      />
      {error !== null && <ErrorNotice failure={error.failure} />}
      {save.error !== null && <ErrorNotice failure={save.error.failure} />}
      <p className={fields.hint} role="status">
        {savedAs !== null ? handoverWords.savedAs(savedAs) : copy.isSuccess && handoverWords.copied}
      </p>
      <ModalButtons>
        <Button onClick={onClose}>{handoverWords.close}</Button>
        <Button disabled={note === undefined} onClick={() => save.mutate({ suggestedName, text: markdown })}>
          {handoverWords.save}
        </Button>
        <Button disabled={note === undefined} onClick={() => copy.mutate(markdown)}>
          {handoverWords.copyMarkdown}
        </Button>
        <Button appearance="primary" disabled={note === undefined} onClick={() => copy.mutate(text)}>
          {handoverWords.copyText}
        </Button>
      </ModalButtons>
    </>
  )
}
