import { AlertRegular } from '@fluentui/react-icons/svg/alert'
import { BuildingMultipleRegular } from '@fluentui/react-icons/svg/building-multiple'
import { ClipboardTextLtrRegular } from '@fluentui/react-icons/svg/clipboard-text-ltr'
import { GridRegular } from '@fluentui/react-icons/svg/grid'
import { SettingsRegular } from '@fluentui/react-icons/svg/settings'
import { Link } from '@tanstack/react-router'
import { frameText } from '../../shared/text/en/frame'
import styles from './Rail.module.css'

const screens = [
  { to: '/wall', word: frameText.wall, Icon: GridRegular },
  { to: '/incidents', word: frameText.incidents, Icon: AlertRegular },
  { to: '/tenants', word: frameText.tenants, Icon: BuildingMultipleRegular },
  { to: '/activity', word: frameText.activity, Icon: ClipboardTextLtrRegular },
  { to: '/settings', word: frameText.settings, Icon: SettingsRegular },
] as const

/** The screens. Only those which exist. */
export function Rail() {
  return (
    <nav className={styles.rail} aria-label={frameText.navigation}>
      <svg className={styles.logo} viewBox="0 0 28 28" role="img" aria-label={frameText.product}>
        <rect x="1" y="1" width="11" height="11" rx="2.5" fill="currentColor" />
        <rect x="16" y="1" width="11" height="11" rx="2.5" fill="currentColor" opacity=".45" />
        <rect x="1" y="16" width="11" height="11" rx="2.5" fill="currentColor" opacity=".45" />
        <rect x="16" y="16" width="11" height="11" rx="2.5" className={styles.logoMark} />
      </svg>
      {screens.map(({ to, word, Icon }) => (
        <Link
          key={to}
          to={to}
          className={styles.item}
          activeProps={{ className: styles.current ?? '' }}
          title={word}
          aria-label={word}
        >
          <Icon />
          <span className={styles.word}>{word}</span>
        </Link>
      ))}
    </nav>
  )
}
