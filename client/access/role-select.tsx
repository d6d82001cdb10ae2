import { roles, type Role } from '#shared/access/roles.ts'
import { useText } from '#client/lib/text.tsx'
import { Select } from '#client/ui/select.tsx'
import { accessMessages, roleNames, rolePowers } from './messages.ts'

/** A role, with under it what it may do. */
export function RoleSelect({ value, onChange }: { readonly value: Role; readonly onChange: (role: Role) => void }) {
  const t = useText(accessMessages)
  const name = useText(roleNames)
  const powers = useText(rolePowers)
  return (
    <Select<Role>
      name="role"
      label={t('role')}
      hint={t('roleMay', { role: name(value), powers: powers(value) })}
      options={roles.map((role) => ({ value: role, label: name(role) }))}
      value={value}
      onChange={onChange}
    />
  )
}
