// A gateway with made-up data, which also serves the built console under the real one's content security policy:
//   npm run build && npm run dev:fake
// or behind `ORLEANSSEC_URL=http://127.0.0.1:5199 npm run dev`. PORT, ALERTS (how many at first), RATE (a second),
// SIGNED_OUT=1. POST /fake/drop ends all hub connections.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { budget, makeDetail, makeEntities, makeEntity, makeVerdicts, quarantine, rules, system } from './fake-data.mjs';
import { addFakeHub } from './fake-hub.mjs';
import { FakeLog } from './fake-log.mjs';

const { PORT = '5199', ALERTS = '400', RATE = '0.5', SIGNED_OUT } = process.env;
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const log = new FakeLog(Number(ALERTS));
const entities = makeEntities(Date.now());

const api = {
  '/api/v1/me': () => ({ name: 'operator', role: 'admin', accounts: null, isDemo: false }),
  '/api/v1/system': () => ({ ...system, alerts: log.alerts.length, healthy: !system.problem }),
  '/api/v1/rules': () => rules,
  '/api/v1/quarantine': () => quarantine,
  '/api/v1/budget': () => budget,
  '/api/v1/verdicts': () => ({ verdicts: makeVerdicts(log.alerts), before: null }),
  '/api/v1/alerts': (query) =>
    log.query(
      {
        accounts: query.get('account')?.split(','),
        entity: query.get('entity'),
        minSeverity: query.get('severity'),
        detector: query.get('detector'),
        technique: query.get('technique'),
        text: query.get('q'),
        from: query.get('from'),
        to: query.get('to'),
      },
      Number(query.get('before') ?? Infinity),
      Number(query.get('limit') ?? 100),
    ),
  '/api/v1/entities': (query) => {
    const found = entities.filter(({ id }) => id.includes(query.get('q') ?? '') && id.startsWith((query.get('kind') ?? '').slice(0, 4)));
    const start = Number(query.get('cursor') ?? 0);
    return { entities: found.slice(start, start + 50), cursor: found.length > start + 50 ? String(start + 50) : null };
  },
};

function answer(path, query) {
  if (api[path] !== undefined) {
    return api[path](query);
  }

  const [, kind, id] = /^\/api\/v1\/(alerts|entities)\/(.+)$/.exec(path) ?? [];
  const alert = log.alerts.find((one) => one.id === id);
  return kind === 'entities' ? makeEntity(decodeURIComponent(id)) : alert && makeDetail(alert);
}

async function serveFile(path, response) {
  const file = normalize(join(dist, path));
  // An entity's page may end like a file: /entities/prin:111122223333:user:ana.souza.
  const isPage = path === '/' || /^\/(alerts|entities|verdicts|system)(\/|$)/.test(path) || !file.startsWith(dist);
  const body = await readFile(isPage ? join(dist, 'index.html') : file);
  response.setHeader('content-security-policy', "default-src 'self'; frame-ancestors 'none'; base-uri 'self'; object-src 'none'");
  response.setHeader('content-type', isPage ? 'text/html' : (types[extname(file)] ?? 'application/octet-stream'));
  response.end(body);
}

function json(response, status, body) {
  response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' });
  response.end(JSON.stringify(body));
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/fake/drop') {
    dropAll();
    json(response, 200, {});
  } else if (url.pathname === '/hubs/alerts/negotiate') {
    json(response, 200, { connectionId: 'c', connectionToken: 'c', negotiateVersion: 1, availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text'] }] });
  } else if (url.pathname.startsWith('/api/')) {
    const body = SIGNED_OUT ? undefined : answer(url.pathname, url.searchParams);
    const status = SIGNED_OUT ? 401 : 404;
    json(response, body === undefined ? status : 200, body ?? { title: status === 401 ? 'Sign in first' : 'Not found', status });
  } else {
    serveFile(url.pathname, response).catch(() => { json(response, 404, { title: 'Not found. Is the console built?', status: 404 }); });
  }
});
const dropAll = addFakeHub(server, log);
if (Number(RATE) > 0) {
  setInterval(() => { log.grow(); }, 1000 / Number(RATE));
}

server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${PORT}`);
});
