/** An answer that is not a success, in the words of its problem details. */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string | null,
  ) {
    super(detail ?? title);
  }
}

/** A list becomes a repeated parameter; null, undefined and '' become none. */
export type Query = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

/** GETs JSON from the gateway. The caller names the wire type. */
export async function getJson<T>(path: string, query: Query, signal: AbortSignal): Promise<T> {
  const response = await fetch(path + toSearch(query), { headers: { accept: 'application/json' }, signal });
  if (!response.ok) {
    throw await toError(response);
  }

  return (await response.json()) as T;
}

/** Sends a change as JSON, or none, and reads the JSON of the answer. */
export async function sendJson<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) {
    throw await toError(response);
  }

  return (await response.json()) as T;
}

/** POSTs without a body. */
export async function post(path: string): Promise<void> {
  const response = await fetch(path, { method: 'POST', headers: { accept: 'application/json' } });
  if (!response.ok) {
    throw await toError(response);
  }
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof HttpError && error.status === 401;
}

function toSearch(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of typeof value === 'object' && value !== null ? value : [value]) {
      if (each !== null && each !== undefined && each !== '') {
        search.append(name, String(each));
      }
    }
  }

  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

async function toError(response: Response): Promise<HttpError> {
  const problem = await readProblem(response);
  if (response.status === 429) {
    const wait = Number(response.headers.get('retry-after') ?? '');
    return new HttpError(429, 'Too many requests', `Too many requests. Try again ${wait > 0 ? `in ${wait} s` : 'in a while'}.`);
  }

  return new HttpError(
    response.status,
    problem.title ?? `The server answered ${response.status}`,
    problem.detail ?? null,
  );
}

async function readProblem(response: Response): Promise<{ title?: string; detail?: string }> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}
