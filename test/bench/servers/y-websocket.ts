import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { setupWSConnection } from '@y/websocket-server/utils'
import { answerQuestions } from '#test/bench/server-process.ts'

// Keeps its documents in LevelDB, in the folder that the environment names (YPERSISTENCE)
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
const http = createServer()
http.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (ws) => setupWSConnection(ws, request))
})
http.listen(0, '127.0.0.1', () => answerQuestions((http.address() as AddressInfo).port))
