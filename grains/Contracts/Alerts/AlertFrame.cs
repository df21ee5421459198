namespace OrleansSec.Contracts.Alerts;

/// <summary>
/// What a watcher is sent: every matching alert whose last change lies in the half-open range (From, To] of the
/// log, in order. A frame whose From is not the watcher's last To means a gap.
/// </summary>
public sealed record AlertFrame(long From, long To, IReadOnlyList<Alert> Alerts);
