import { WebSocketServer } from 'ws';

const end = '\u001e';

/** The alert hub by hand: SignalR's JSON protocol over WebSocket, as much of it as streaming needs. */
export function addFakeHub(server, log) {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (client) => {
      serve(client, log);
    });
  });
  return () => {
    for (const client of sockets.clients) {
      client.terminate();
    }
  };
}

function serve(client, log) {
  const stops = new Map();
  const send = (message) => {
    client.send(JSON.stringify(message) + end);
  };
  const receive = (message) => {
    if (message.protocol === 'json') {
      send({});
    } else if (message.type === 4 && message.target === 'Watch') {
      const [filter, after] = message.arguments;
      stops.set(message.invocationId, log.watch(filter, after, (item) => { send({ type: 2, invocationId: message.invocationId, item }); }));
    } else if (message.type === 5) {
      stops.get(message.invocationId)?.();
      send({ type: 3, invocationId: message.invocationId });
    }
  };
  client.on('message', (data) => {
    for (const text of String(data).split(end).filter((part) => part !== '')) {
      receive(JSON.parse(text));
    }
  });
  const ping = setInterval(() => { send({ type: 6 }); }, 10_000);
  client.on('close', () => {
    clearInterval(ping);
    for (const stop of stops.values()) {
      stop();
    }
  });
}
