import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { givenBudget, givenPage, givenRules, givenSystem } from './given';

/** The gateway, faked: a healthy installation without alerts. A test adds what it is about. */
export const server = setupServer(
  http.get('/api/v1/me', () => HttpResponse.json({ name: 'ana', role: 'admin', accounts: null, isDemo: false })),
  http.get('/api/v1/system', () => HttpResponse.json(givenSystem())),
  http.get('/api/v1/alerts', () => HttpResponse.json(givenPage([]))),
  http.get('/api/v1/entities', () => HttpResponse.json({ entities: [], cursor: null })),
  http.get('/api/v1/intel', () => HttpResponse.json({ indicators: 0, context: 0, refreshedAt: null, places: [], lists: [] })),
  http.get('/api/v1/rules', () => HttpResponse.json(givenRules())),
  http.get('/api/v1/verdicts', () => HttpResponse.json({ verdicts: [], before: null })),
  http.get('/api/v1/budget', () => HttpResponse.json(givenBudget())),
  http.get('/api/v1/quarantine', () => HttpResponse.json([])),
);
