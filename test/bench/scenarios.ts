import type { Scenario } from './scenario.ts'
import { burst } from './scenarios/burst.ts'
import { coldJoin } from './scenarios/cold-join.ts'
import { editorTyping } from './scenarios/editor-typing.ts'
import { fanOut } from './scenarios/fan-out.ts'
import { idle } from './scenarios/idle.ts'
import { kill } from './scenarios/kill.ts'
import { presence } from './scenarios/presence.ts'

/** In the order of the table. */
export const scenarios: readonly Scenario[] = [fanOut, burst, coldJoin, presence, kill, idle, editorTyping]
