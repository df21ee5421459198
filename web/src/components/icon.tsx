const paths = {
  live: 'M3 12h4l3-8 4 16 3-8h4',
  entities: 'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21c0-4 3-6.5 7-6.5s7 2.5 7 6.5M16 3.5a4 4 0 0 1 0 7.200M18 14.800c2.5.8 4 3 4 6.200',
  system: 'M4 4h16v6H4zM4 14h16v6H4zM7.5 7h.01M7.5 17h.01',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 4.5v15l12-7.5z',
  close: 'M5 5l14 14M19 5L5 19',
  help: 'M9 9a3 3 0 1 1 4.5 2.600c-1 .6-1.5 1.200-1.5 2.400M12 17.5h.01M12 22a10 10 0 1 0 0-20 10 10 0 0 0 0 20z',
  filter: 'M3 5h18l-7 8.5V20l-4-2v-4.5z',
  clock: 'M12 22a10 10 0 1 0 0-20 10 10 0 0 0 0 20zM12 6.5V12l3.5 2',
  theme: 'M12 22a10 10 0 1 0 0-20v20z M12 2a10 10 0 0 0 0 20',
  signOut: 'M15 4h4v16h-4M10 8l-4 4 4 4M6 12h9',
  copy: 'M8 8h12v12H8zM4 16V4h12',
  human: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4.5 3.5-7 8-7s8 2.5 8 7',
  automation: 'M12 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.300 5.300l2.100 2.100M16.600 16.600l2.100 2.100M5.300 18.700l2.100-2.100M16.600 7.400l2.100-2.100',
  awsService: 'M7 18.5a4.5 4.5 0 0 1-.4-9A6 6 0 0 1 18 8.600a5 5 0 0 1-.8 9.900z',
  instance: 'M6 6h12v12H6zM9.5 2.5V6M14.5 2.5V6M9.5 18v3.5M14.5 18v3.5M2.5 9.5H6M2.5 14.5H6M18 9.5h3.5M18 14.5h3.5',
  unknown: 'M9 9a3 3 0 1 1 4.5 2.600c-1 .6-1.5 1.200-1.5 2.400M12 17.5h.01',
  warning: 'M12 3.5l9.5 17h-19zM12 10v4.5M12 17.5h.01',
  inbox: 'M3 13l3-8h12l3 8v6H3zM3 13h5.5l1.5 3h4l1.5-3H21',
  link: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  verdict: 'M4 12.5l5 5L20 6.500',
  chevron: 'M9 5l7 7-7 7',
} as const;

export type IconName = keyof typeof paths;

/** A decorative line drawing; the word beside it carries the meaning. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
