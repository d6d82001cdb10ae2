import { Hono } from 'hono'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { templateDraft, templateText, templateTextInput } from '#shared/templates/schema.ts'
import { administrator } from '#server/auth/gates.ts'
import type { AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { describeTemplate, templateRow } from '#server/templates/store.ts'
import { contentAsDocument } from './convert/json-in.ts'
import { keepBlocks } from './convert/keep-blocks.ts'
import { documentToMarkdown } from './convert/markdown-out.ts'
import { contentToDocument } from './convert/to-update.ts'

/** The text of a template as an administrator edits it: Markdown, there and back. It stores nothing. */
export function templateTextRoutes({ db }: Parts) {
  const newest = async (key: string) => {
    const row = await templateRow(db, key)
    return row && (await describeTemplate(db, row))
  }
  return new Hono<AppEnv>()
    .get(
      '/templates/:templateKey/text',
      describe('The newest version of a template as Markdown', { 200: templateText }),
      administrator(),
      async (c) => {
        const template = await newest(c.req.param('templateKey'))
        if (!template) throw new Problem('not-found')
        const markdown = documentToMarkdown(contentAsDocument(template.content))
        return c.json({ version: template.version, markdown })
      },
    )
    .post(
      '/templates/:templateKey/drafts',
      describe('Markdown as content of the template: what did not change keeps its ids', { 200: templateDraft }),
      administrator(),
      body(templateTextInput),
      async (c) => {
        const template = await newest(c.req.param('templateKey'))
        const given = contentToDocument('markdown', c.req.valid('json').markdown)
        const document = template ? keepBlocks(given, contentAsDocument(template.content)) : given
        const headings = document.children
          .filter((node) => node.type.name === 'heading')
          .map((node) => ({
            block: String(node.attrs['id']),
            title: node.textContent.trim(),
            level: Number(node.attrs['level']),
          }))
        // toJSON gives what DocumentNode describes
        return c.json({ content: document.toJSON() as DocumentNode, headings })
      },
    )
}
