import type { Alert, AlertFrame, AlertPage } from './types';

/** What is known of the alert log for one filter: the newest alerts without a hole, up to a place in the log. */
export interface AlertView {
  /** The place in the log up to which the view is complete. */
  readonly to: number;
  /** The last changed first; each id once. */
  readonly alerts: readonly Alert[];
  /** Older alerts lie below this sequence; null where there are none. */
  readonly before: number | null;
}

/** The frame does not follow the view: something was missed, so the view must be fetched again. */
export const gap = Symbol('gap');

/** More than this is not kept: the rest can be fetched again by scrolling. */
export const maxKept = 20_000;

/**
 * Applies what the hub sent. A frame that tells nothing new leaves the same view object. A frame that starts behind
 * the view's end would leave a hole: a gap. One that starts before it overlaps, which does no harm, since a known
 * change is ignored.
 */
export function applyChange(view: AlertView, frame: AlertFrame): AlertView | typeof gap {
  if (frame.to <= view.to) {
    return view;
  }

  if (frame.from > view.to) {
    return gap;
  }

  const changed = newestOfEach(frame.alerts.filter((alert) => alert.sequence > view.to));
  if (changed.length === 0) {
    return { ...view, to: frame.to };
  }

  const ids = new Set(changed.map((alert) => alert.id));
  return bounded({
    ...view,
    to: frame.to,
    alerts: [...changed, ...view.alerts.filter((alert) => !ids.has(alert.id))],
  });
}

/** Adds a page of older alerts. An alert that has changed since is already in the view, higher up. */
export function addOlder(view: AlertView, page: AlertPage): AlertView {
  const known = new Set(view.alerts.map((alert) => alert.id));
  const older = newestOfEach(page.alerts.filter((alert) => !known.has(alert.id)));
  return { ...view, alerts: [...view.alerts, ...older], before: page.before };
}

export function toView(page: AlertPage): AlertView {
  return { to: page.head, alerts: newestOfEach(page.alerts), before: page.before };
}

function newestOfEach(alerts: readonly Alert[]): Alert[] {
  const newest = new Map<string, Alert>();
  for (const alert of alerts) {
    const other = newest.get(alert.id);
    if (other === undefined || other.sequence < alert.sequence) {
      newest.set(alert.id, alert);
    }
  }

  return [...newest.values()].sort((a, b) => b.sequence - a.sequence);
}

function bounded(view: AlertView): AlertView {
  if (view.alerts.length <= maxKept) {
    return view;
  }

  const alerts = view.alerts.slice(0, maxKept);
  return { ...view, alerts, before: alerts.at(-1)?.sequence ?? null };
}
