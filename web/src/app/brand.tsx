export function Brand() {
  return (
    <span className="brand">
      <img src="/favicon.svg" width="22" height="22" alt="" />
      OrleansSec
    </span>
  );
}
