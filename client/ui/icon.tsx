import type { Icon as TablerIcon } from '@tabler/icons-react'

interface IconProps {
  readonly of: TablerIcon
  /** CSS pixels; 20 unless told. */
  readonly size?: number
}

/** A decorative icon: the name belongs to the button or text beside it. */
export const Icon = ({ of: Shape, size = 20 }: IconProps) => (
  <Shape size={size} stroke={1.75} aria-hidden="true" focusable="false" style={{ flex: 'none' }} />
)
