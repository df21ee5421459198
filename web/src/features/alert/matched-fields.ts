import type { Reason } from '@/api/types';

/** Which field of a CloudTrail record a detector's dimension is read from. */
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  action: ['eventName', 'eventSource'],
  service: ['eventSource'],
  region: ['awsRegion'],
  network: ['sourceIPAddress'],
  client: ['userAgent'],
  error: ['errorCode'],
  accessKey: ['userIdentity.accessKeyId'],
};

const named = /(?:^|[\s,:])([A-Za-z][\w.-]*) = /g;

/** The fields that the reasons speak of, by their path in the record. */
export function matchedFields(reasons: readonly Reason[]): ReadonlySet<string> {
  const fields = new Set<string>();
  for (const { dimension, text } of reasons) {
    for (const field of fieldsOf[dimension] ?? []) {
      fields.add(field);
    }

    for (const match of dimension === 'rule' ? text.matchAll(named) : []) {
      fields.add(match[1] ?? '');
    }
  }

  return fields;
}
