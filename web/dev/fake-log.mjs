import { changeAlert, makeAlert } from './fake-data.mjs';

const severities = ['informational', 'low', 'medium', 'high', 'critical'];

/** The alert log in memory. */
export class FakeLog {
  alerts = [];
  head = 0;
  #watchers = new Set();

  constructor(count) {
    const start = Date.now() - count * 41_000;
    for (let index = 0; index < count; index++) {
      this.#put(makeAlert(start + index * 41_000));
    }
  }

  /** A new alert, or more events of one of the last. */
  grow() {
    const recent = this.alerts[Math.floor(Math.random() * 12)];
    const alert = recent !== undefined && Math.random() < 0.4 ? changeAlert(recent, Date.now()) : makeAlert(Date.now());
    const from = this.head;
    this.#put(alert);
    for (const { filter, send } of this.#watchers) {
      send({ from, to: this.head, alerts: matches(alert, filter) ? [alert] : [] });
    }
  }

  query(filter, before, limit) {
    const found = this.alerts.filter((alert) => alert.sequence < before && matches(alert, filter));
    const alerts = found.slice(0, limit);
    return { alerts, before: found.length > limit ? alerts.at(-1).sequence : null, head: this.head };
  }

  watch(filter, after, send) {
    const missed = this.alerts.filter((alert) => alert.sequence > after && matches(alert, filter)).reverse();
    send({ from: after, to: this.head, alerts: missed });
    const watcher = { filter, send };
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  #put(alert) {
    this.head = alert.sequence;
    this.alerts = [alert, ...this.alerts.filter((other) => other.id !== alert.id)];
  }
}

function matches(alert, filter) {
  const text = `${alert.title} ${alert.entity} ${alert.detector}`.toLowerCase();
  return (
    (!filter.accounts || filter.accounts.includes(alert.account)) &&
    (!filter.entity || filter.entity === alert.entity) &&
    (!filter.minSeverity || severities.indexOf(alert.severity) >= severities.indexOf(filter.minSeverity)) &&
    (!filter.detector || filter.detector === alert.detector) &&
    (!filter.technique || alert.techniques.some((id) => id === filter.technique || id.startsWith(`${filter.technique}.`))) &&
    (!filter.from || alert.time >= filter.from) &&
    (!filter.to || alert.time < filter.to) &&
    (filter.text ?? '').toLowerCase().split(/\s+/).every((word) => text.includes(word))
  );
}
