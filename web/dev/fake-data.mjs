/** Made-up alerts and entities for looking at the console without a gateway. Seeded: the same at each start. */
let seed = 20260301;
const random = () => {
  seed = (seed * 1664525 + 1013904223) % 4294967296;
  return seed / 4294967296;
};
const pick = (list) => list[Math.floor(random() * list.length)];
const severities = ['informational', 'low', 'medium', 'high', 'critical'];
const account = '111122223333';

const principals = [
  ['role:ci-deploy', 'automation'],
  ['role:web-app-instance', 'instance'],
  ['user:ana.souza', 'human'],
  ['role:AWSReservedSSO_AdministratorAccess_0123456789abcdef', 'human'],
  ['role:AWSServiceRoleForAutoScaling', 'awsService'],
  ['user:backup', 'automation'],
  ['root:root', 'unknown'],
];
const kinds = [
  ['rule:s3_bucket_enumeration', 'Buckets enumerated from an instance role outside its instance', 'critical', ['T1619', 'T1530', 'T1078.004']],
  ['rule:cloudtrail_stopped', 'CloudTrail logging stopped', 'high', ['T1562.008']],
  ['rule:access_key_created', 'Access key created for another user', 'medium', ['T1098.001', 'T1136.003']],
  ['rule:console_login_without_mfa', 'Console login without MFA', 'medium', ['T1078.004']],
  ['first-use', 'First use of action iam:CreateUser and network 198.51.100.0/24', 'high', ['T1078.004']],
  ['first-use', 'First use of region ap-southeast-3 (ec2:DescribeInstances)', 'low', ['T1535']],
  ['rule:security_group_opened', 'Security group opened to the world on port 22 by a principal that has never changed one before', 'high', ['T1562.007']],
  ['rule:get_caller_identity', 'Caller identity asked from a new client', 'informational', ['T1087.004']],
];

let sequence = 0;

/** An alert raised at a time in milliseconds. */
export function makeAlert(at) {
  const [detector, title, severity, techniques] = pick(kinds);
  const [name, actorKind] = pick(principals);
  const weight = 4 + 4 * severities.indexOf(severity) + random() * 3;
  const isRule = detector.startsWith('rule:');
  const rest = weight * 0.35;
  const reasons = isRule
    ? [{ dimension: 'rule', value: detector.slice(5), weight, text: `Rule ${detector.slice(5)} matched: eventName = ListBuckets, userIdentity.type = AssumedRole, userAgent = aws-cli/2.15.0.` }]
    : [
        { dimension: 'action', value: 'iam:CreateUser', weight: weight - rest, text: 'First use of action iam:CreateUser; 38 others in 48211 events since 3 Feb 2026.' },
        { dimension: 'network', value: '198.51.100.0/24', weight: rest, text: 'First use of network 198.51.100.0/24; only 10.0.0.0/8 in 48211 events since 3 Feb 2026.' },
      ];
  sequence++;
  return {
    id: `al${String(sequence).padStart(6, '0')}`,
    sequence,
    time: new Date(at - 90_000 * random()).toISOString(),
    last: new Date(at).toISOString(),
    raisedAt: new Date(at).toISOString(),
    severity,
    score: weight,
    detector,
    title: sequence % 97 === 0 ? `${title} \u202etxt.exe` : title,
    entity: `prin:${account}:${name}`,
    actorKind,
    techniques,
    reasons,
    count: 1 + Math.floor(random() * random() * 900),
    account,
    threshold: isRule ? Math.min(12, weight) : 12,
    counterfactual: reasons.slice(0, 1),
    verdict: sequence % 7 === 0 ? makeVerdict(sequence, at) : null,
  };
}

function makeVerdict(number, at) {
  const kind = ['expected', 'malicious', 'fixed'][number % 3];
  return {
    id: `v${number}`,
    kind,
    scope: 'peers',
    by: 'ana',
    given: new Date(at).toISOString(),
    expires: kind === 'expected' ? new Date(at + 30 * 86_400_000).toISOString() : null,
    note: number % 2 === 0 ? 'Change window CHG-1042' : null,
  };
}

/** The same alert with more events. */
export function changeAlert(alert, at) {
  sequence++;
  return { ...alert, sequence, last: new Date(at).toISOString(), count: alert.count + 1 + Math.floor(random() * 20) };
}

export function makeDetail(alert) {
  const record = {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      principalId: 'AROAEXAMPLEID:i-0abc123def4567890',
      arn: `arn:aws:sts::${account}:assumed-role/web-app-instance/i-0abc123def4567890`,
      accountId: account,
      accessKeyId: 'ASIAEXAMPLEKEYID0001',
      sessionContext: { sessionIssuer: { type: 'Role', userName: 'web-app-instance' }, attributes: { mfaAuthenticated: 'false' } },
    },
    eventTime: alert.time,
    eventSource: 's3.amazonaws.com',
    eventName: 'ListBuckets',
    awsRegion: 'us-east-1',
    sourceIPAddress: '198.51.100.77',
    userAgent: 'aws-cli/2.15.0 \u202etxt.exe\u0007<script>alert(1)</script>',
    requestParameters: { Host: 's3.amazonaws.com', tags: [{ key: 'team', value: 'payments' }, { key: 'stage', value: 'production' }] },
    responseElements: null,
    readOnly: true,
    eventID: '3c1c6b0a-0000-4000-8000-000000000001',
  };
  const events = Array.from({ length: Math.min(alert.count, 200) }, (_, index) => ({
    eventId: `event-${index}`,
    time: new Date(new Date(alert.time).getTime() + index * 700).toISOString(),
    action: index % 5 === 0 ? 's3:ListBuckets' : 's3:GetObject',
    raw: { source: '/var/log/cloudtrail/111122223333_CloudTrail_us-east-1_20260301T1005Z.json.gz', offset: 2048 + index * 1210, length: 1190 },
    network: '198.51.100.0/24',
    region: 'us-east-1',
  }));
  return { alert, events, evidence: events.slice(0, 3).map(({ eventId }) => ({ eventId, json: JSON.stringify(record) })) };
}

export function makeEntity(id) {
  const values = (list, scale) =>
    list.map((value, index) => ({ value, firstSeen: '2026-02-03T08:00:00Z', lastSeen: new Date().toISOString(), count: scale / (index + 1) ** 1.6 }));
  const dimension = (name, list, scale, forgotten = 0) => ({ name, total: values(list, scale).reduce((sum, row) => sum + row.count, forgotten), forgotten, values: values(list, scale) });
  return {
    id,
    actorKind: principals.find(([name]) => id.endsWith(name))?.[1] ?? 'unknown',
    actorReason: 'Most of its sessions are named for an EC2 instance.',
    events: 48_211,
    firstSeen: '2026-02-03T08:00:00Z',
    lastSeen: new Date().toISOString(),
    dimensions: [
      dimension('region', ['us-east-1', 'eu-west-1', 'us-west-2'], 21_000),
      dimension('service', ['s3', 'dynamodb', 'sqs', 'sts', 'logs', 'kms'], 15_000),
      dimension('action', ['s3:GetObject', 's3:PutObject', 'dynamodb:Query', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sts:GetCallerIdentity', 'kms:Decrypt', 'logs:PutLogEvents', 's3:ListBucket', 's3:HeadObject', 'logs:CreateLogStream', 'kms:GenerateDataKeyWithoutPlaintext'], 11_000, 42),
      dimension('network', ['10.0.0.0/16', '203.0.113.0/24'], 9_000),
      dimension('client', ['aws-sdk-java/2.20', 'aws-cli', 'Boto3/1.34 \u202etxt.exe'], 19_000),
      dimension('error', ['AccessDenied', 'NoSuchKey'], 37),
      dimension('accessKey', ['AKIAEXAMPLEKEYID0001'], 800),
    ],
    hourOfWeek: Array.from({ length: 168 }, (_, hour) => {
      const isWork = hour < 120 && hour % 24 >= 7 && hour % 24 <= 18;
      return isWork ? 40 + ((hour * 37) % 60) : hour % 11 === 0 ? 3 : 0;
    }),
    rates: { read: 21_400, write: 3_210, data: 11_900, permission: 2.4, logging: 0, error: 37 },
  };
}

export function makeEntities(now) {
  const names = [`acct:${account}`, ...principals.map(([name]) => `prin:${account}:${name}`)];
  const more = Array.from({ length: 120 }, (_, index) => `prin:${account}:role:service-${String(index).padStart(3, '0')}`);
  return [...names, ...more].map((id, index) => ({
    id,
    firstSeen: '2026-02-03T08:00:00Z',
    lastSeen: new Date(now - index * 47_000).toISOString(),
    alerts: index < 8 ? 60 - index * 7 : 0,
  }));
}

export const quarantine = [
  { number: 3, source: '/var/log/cloudtrail/half.json.gz', offset: 18_203, reason: 'truncated-gzip', detail: 'The file ends in the middle of its compressed data; the records before that were taken.', count: 1, at: new Date(Date.now() - 240_000).toISOString() },
  { number: 2, source: '/var/log/cloudtrail/odd.json', offset: 0, reason: 'invalid-json', detail: 'A value was expected at byte 17, and "\u202e}" was found.', count: 12, at: new Date(Date.now() - 4_000_000).toISOString() },
];

export const system = {
  version: '0.1.0',
  startedAt: new Date(Date.now() - 3_900_000).toISOString(),
  healthy: true,
  problem: null,
  batches: 1_204,
  events: 482_113,
  quarantined: 13,
  skipped: 24,
  alerts: 0,
  rules: 62,
  eventsPerSecond: 1_284.5,
  sources: [
    { kind: 'folder', name: '/var/log/cloudtrail', state: 'reading', detail: null, pending: 42 },
    { kind: 'folder', name: '/mnt/archive/2025/*.json.gz', state: 'failed', detail: 'The folder is gone. It is looked for again every 5 seconds.', pending: 0 },
    { kind: 'push', name: 'POST /api/v1/ingest/cloudtrail', state: 'idle', detail: null, pending: 0 },
  ],
};

export const rules = {
  loadedAt: new Date(Date.now() - 600_000).toISOString(),
  folders: ['/opt/orleanssec/rules', '/var/lib/orleanssec/rules'],
  rules: [],
  problems: [{ file: '/var/lib/orleanssec/rules/mine.yml', line: 9, message: 'there is no selection filtre; did you mean filter?', isError: true }],
};

/** The verdicts on made-up alerts, with what they are about. */
export function makeVerdicts(alerts) {
  return alerts
    .filter(({ verdict }) => verdict !== null)
    .map((alert, index) => ({
      ...alert.verdict,
      number: alert.sequence,
      entity: alert.entity,
      alertId: alert.id,
      title: alert.title,
      shape: {
        detector: alert.detector,
        foldKey: alert.detector,
        severity: alert.severity,
        events: ['s3:ListBuckets', 's3:GetObject', 's3:GetBucketAcl', 's3:GetBucketPolicy'].map((action) => ({ action, network: '198.51.100.0/24', region: 'us-east-1' })),
      },
      silenced: alert.verdict.kind === 'expected' ? index * 7 : 0,
      lastSilenced: alert.verdict.kind === 'expected' && index > 0 ? alert.last : null,
      undoneBy: index % 5 === 4 ? 'ben' : null,
      undoneAt: index % 5 === 4 ? alert.last : null,
      account,
    }))
    .reverse();
}

export const budget = {
  perDay: 20,
  threshold: 13.52,
  expected: 18.4,
  day: '2026-03-01',
  next: 13.8,
  floor: 12,
  ceiling: 24,
  changedBy: null,
  changedAt: null,
  days: Array.from({ length: 10 }, (_, index) => ({
    day: new Date(Date.UTC(2026, 2, 1 - index)).toISOString().slice(0, 10),
    threshold: 12 + Math.max(0, 1.5 - index * 0.25),
    alerts: 12 + ((index * 7) % 11),
    hidden: Math.max(0, 6 - index),
  })),
};
