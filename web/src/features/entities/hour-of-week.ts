export const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export const hoursOfDay = 24;

/** How strong a cell is, from 0 (never) to 1 (the busiest hour). Roots keep the quiet hours visible. */
export function strength(count: number, highest: number): number {
  return count > 0 && highest > 0 ? Math.max(0.12, Math.sqrt(count / highest)) : 0;
}

/** `Mon 09:00`. */
export function hourName(index: number): string {
  return `${days[Math.floor(index / hoursOfDay)] ?? ''} ${String(index % hoursOfDay).padStart(2, '0')}:00`;
}

/** The hour that an arrow key leads to, staying within the week. */
export function nextHour(index: number, key: string): number {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -hoursOfDay,
    ArrowDown: hoursOfDay,
    Home: -(index % hoursOfDay),
    End: hoursOfDay - 1 - (index % hoursOfDay),
  };
  const next = index + (steps[key] ?? 0);
  return next >= 0 && next < days.length * hoursOfDay ? next : index;
}
