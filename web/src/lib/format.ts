const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A whole number with separators, such as `12,345`. */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** A decayed count or a rate: one decimal where it is small. */
export function formatAmount(amount: number): string {
  return amount !== 0 && amount < 9.95 ? tenth.format(amount) : whole.format(amount);
}

/** Bits of surprise, such as `17.3`. */
export function formatBits(bits: number): string {
  return tenth.format(bits);
}

/** A share of one, such as `12 %`. */
export function formatShare(share: number): string {
  const percent = share * 100;
  return percent > 0 && percent < 1 ? '< 1 %' : `${Math.round(percent)} %`;
}

/** `1 event`, `2 events`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `accessKey` as `access key`. */
export function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The first letter in upper case. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
