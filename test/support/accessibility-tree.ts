import type { Page } from 'playwright-core'

/** One thing that assistive technology is told of. */
export interface TreeNode {
  readonly role: string
  readonly name: string
  /** States that are on: "focused", "disabled", "expanded". */
  readonly states: readonly string[]
  readonly children: readonly TreeNode[]
}

interface RawNode {
  readonly nodeId: string
  readonly ignored: boolean
  readonly role?: { readonly value?: unknown }
  readonly name?: { readonly value?: unknown }
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[]
  readonly childIds?: readonly string[]
}

const textOf = (given: { readonly value?: unknown } | undefined): string =>
  typeof given?.value === 'string' ? given.value : ''

/** What Chromium tells a screen reader of the page, without what it leaves out. */
export async function accessibilityTree(page: Page): Promise<TreeNode> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const byId = new Map<string, RawNode>(nodes.map((node) => [node.nodeId, node]))
  const childrenOf = (node: RawNode): TreeNode[] =>
    (node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id)
      if (!child) return []
      const isNothing = child.ignored || ['none', 'generic', 'InlineTextBox'].includes(textOf(child.role))
      return isNothing ? childrenOf(child) : [toNode(child)]
    })
  const toNode = (node: RawNode): TreeNode => ({
    role: textOf(node.role),
    name: textOf(node.name),
    states: (node.properties ?? []).flatMap(({ name, value }) => (value.value === true ? [name] : [])),
    children: childrenOf(node),
  })
  const [root] = nodes
  if (!root) throw new Error('the page has no accessibility tree')
  return toNode(root)
}

/** A node and everything in it, in reading order. */
export const withDescendants = (node: TreeNode): TreeNode[] => [node, ...node.children.flatMap(withDescendants)]

/** The first node with this role and name. */
export function findNode(tree: TreeNode, role: string, name: RegExp): TreeNode {
  const found = withDescendants(tree).find((node) => node.role === role && name.test(node.name))
  if (!found) throw new Error(`no ${role} ${String(name)} in the accessibility tree`)
  return found
}

/** The words in a node, as a screen reader would read them one after another. */
export const spokenText = (node: TreeNode): string =>
  withDescendants(node)
    .filter(({ role }) => role === 'StaticText')
    .map(({ name }) => name)
    .join(' ')

const controls: ReadonlySet<string> = new Set(
  'button link textbox checkbox radio combobox tab menuitem switch slider searchbox option'.split(' '),
)

/** Controls that say nothing: no name to hear. */
export const namelessControls = (tree: TreeNode): string[] =>
  withDescendants(tree)
    .filter(({ role, name }) => controls.has(role) && name.trim() === '')
    .map(({ role }) => role)
