import { Dialog } from '@/components/dialog';

const keys: readonly (readonly [string, string])[] = [
  ['j or ↓', 'next alert'],
  ['k or ↑', 'previous alert'],
  ['Enter', 'open the alert'],
  ['Esc', 'close the alert, leave the search'],
  ['/', 'search'],
  ['e', 'the open alert is expected'],
  ['m', 'the open alert is malicious'],
  ['f', 'the open alert is fixed'],
  ['u', 'undo the verdict on the open alert'],
  ['p', 'pause or resume'],
  ['?', 'this help'],
];

/** The keys of the live feed. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard" onClose={onClose}>
      <dl className="key-list">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
