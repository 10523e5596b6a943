import { Spinner } from '@fluentui/react-components'
import type { DigestDraft } from '../../../shared/model/digest'
import { digestIntro, digestSections, digestTitle, digestWords } from '../../../shared/text/en/digest'
import { useDigestPreview } from '../../queries/digests'
import { ErrorNotice } from '../../ui/ErrorNotice'
import screen from '../../ui/screen.module.css'
import styles from './DigestPreview.module.css'

/** What the digest would say if it were sent now. */
export function DigestPreview({ draft }: { draft: DigestDraft }) {
  const { data: report, error } = useDigestPreview(draft)
  if (error !== null) return <ErrorNotice failure={error.failure} />
  if (report === undefined) return <Spinner size="tiny" label={digestWords.reading} />
  return (
    <article className={styles.preview} aria-label={digestWords.previewOf(draft.name)}>
      <p className={screen.quiet}>{digestWords.previewHint}</p>
      <h3 className={styles.title}>{digestTitle({ ...report, isTest: false })}</h3>
      <p>{digestIntro(report)}</p>
      {digestSections(report).map(({ heading, lines }) => (
        <section key={heading}>
          <h4 className={styles.heading}>{heading}</h4>
          <ul className={styles.lines}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  )
}
