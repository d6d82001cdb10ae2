import type { AnchorHTMLAttributes, ReactNode } from 'react'
import type { Icon as TablerIcon } from '@tabler/icons-react'
import { Link as RouteLink } from 'wouter'
import { cx } from '#client/lib/class-names.ts'
import type { ButtonLook } from './button.tsx'
import { Icon } from './icon.tsx'
import buttonStyles from './button.module.css'

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** A path of the application. */
  readonly href: string
  readonly children: ReactNode
}

/** A link to another page of the application. */
export const Link = ({ href, children, ...rest }: LinkProps) => (
  <RouteLink href={href} {...rest}>
    {children}
  </RouteLink>
)

interface ButtonLinkProps {
  readonly href: string
  readonly children: ReactNode
  readonly look?: ButtonLook
  readonly icon?: TablerIcon
}

/** A link that is the thing to do on a page, so it looks like a button. */
export const ButtonLink = ({ href, children, look = 'secondary', icon }: ButtonLinkProps) => (
  <RouteLink href={href} className={cx(buttonStyles.button, buttonStyles[look])}>
    {icon && <Icon of={icon} />}
    <span className={buttonStyles.label}>{children}</span>
  </RouteLink>
)
