import type { Alert, AlertDetail, AlertPage, BudgetView, EntityView, RulesView, SystemView, Verdict } from '@/api/types';

/** Test data that names only what matters. */
export function givenAlert(part: Partial<Alert> = {}): Alert {
  const sequence = part.sequence ?? 1;
  return {
    id: `a${sequence}`,
    sequence,
    time: '2026-03-01T10:00:00Z',
    last: '2026-03-01T10:05:00Z',
    raisedAt: '2026-03-01T10:05:01Z',
    severity: 'medium',
    score: 12,
    detector: 'rule:root_login',
    title: `Alert ${sequence}`,
    entity: 'prin:111122223333:role:ci-deploy',
    actorKind: 'automation',
    techniques: ['T1078.004'],
    reasons: [{ dimension: 'rule', value: 'root_login', weight: 12, text: 'Rule root_login matched: eventName = ConsoleLogin.' }],
    count: 1,
    account: '111122223333',
    threshold: 12,
    counterfactual: part.reasons?.slice(0, 1) ?? [],
    verdict: null,
    ...part,
  };
}

export function givenVerdict(part: Partial<Verdict> = {}): Verdict {
  return {
    id: 'v1',
    number: 1,
    kind: 'expected',
    scope: 'entity',
    entity: 'prin:111122223333:role:ci-deploy',
    alertId: 'x1',
    title: 'First use',
    by: 'ana',
    given: '2026-03-01T10:00:00Z',
    expires: '2999-03-31T10:00:00Z',
    note: null,
    shape: { detector: 'first-use', foldKey: 'first-use', severity: 'medium', events: [{ action: 'iam:CreateUser', network: '198.51.100.0/24', region: 'eu-west-3' }] },
    silenced: 0,
    lastSilenced: null,
    undoneBy: null,
    undoneAt: null,
    account: '111122223333',
    ...part,
  };
}

export function givenBudget(part: Partial<BudgetView> = {}): BudgetView {
  return {
    perDay: 20,
    threshold: 13.5,
    expected: 18.2,
    day: '2026-03-01',
    next: 13.75,
    floor: 12,
    ceiling: 24,
    changedBy: null,
    changedAt: null,
    days: [
      { day: '2026-03-01', threshold: 13.5, alerts: 9, hidden: 4 },
      { day: '2026-02-28', threshold: 12, alerts: 21, hidden: 0 },
    ],
    ...part,
  };
}

export function givenPage(alerts: Alert[], part: Partial<AlertPage> = {}): AlertPage {
  return { alerts, before: null, head: Math.max(0, ...alerts.map((alert) => alert.sequence)), ...part };
}

export function givenDetail(alert: Alert, record: object = { eventName: 'ConsoleLogin' }): AlertDetail {
  return {
    alert,
    events: [{ eventId: 'e1', time: alert.time, action: 'signin:ConsoleLogin', raw: { source: '/logs/a.json.gz', offset: 512, length: 900 }, network: '198.51.100.0/24', region: 'eu-west-3' }],
    evidence: [{ eventId: 'e1', json: JSON.stringify(record) }],
  };
}

export function givenEntity(part: Partial<EntityView> = {}): EntityView {
  return {
    id: 'prin:111122223333:role:ci-deploy',
    actorKind: 'automation',
    actorReason: 'It uses SDKs or infrastructure tools, not the console.',
    events: 4200,
    firstSeen: '2026-02-01T00:00:00Z',
    lastSeen: '2026-03-01T10:05:00Z',
    dimensions: [],
    hourOfWeek: Array.from({ length: 168 }, () => 0),
    rates: {},
    ...part,
  };
}

export function givenSystem(part: Partial<SystemView> = {}): SystemView {
  return {
    version: '0.1.0',
    startedAt: '2026-03-01T09:00:00Z',
    healthy: true,
    problem: null,
    batches: 10,
    events: 12_345,
    quarantined: 0,
    skipped: 0,
    alerts: 0,
    rules: 60,
    eventsPerSecond: 250,
    sources: [{ kind: 'folder', name: '/var/log/cloudtrail', state: 'idle', detail: null, pending: 0, ignored: 0, lagSeconds: null }],
    ...part,
  };
}

export function givenRules(part: Partial<RulesView> = {}): RulesView {
  return { loadedAt: '2026-03-01T09:00:00Z', folders: ['/rules'], rules: [], problems: [], ...part };
}
