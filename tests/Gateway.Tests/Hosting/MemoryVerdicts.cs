using OrleansSec.Contracts.Budgets;
using OrleansSec.Contracts.Stores;
using OrleansSec.Contracts.Verdicts;

namespace OrleansSec.Gateway.Tests.Hosting;

/// <summary>Verdicts, audit log and budget in memory.</summary>
internal sealed class MemoryVerdicts(MemoryAlertStore alerts) : IVerdictStore, IAuditLog, IBudgetStore
{
    private readonly List<Verdict> _verdicts = [];
    private readonly List<AuditRow> _audit = [];

    /// <summary>The budget.</summary>
    public int PerDay { get; private set; } = 20;

    public async Task<Verdict?> Give(NewVerdict verdict, CancellationToken cancellation)
    {
        if (await alerts.Find(verdict.AlertId, cancellation) is not { Alert: var alert })
        {
            return null;
        }

        var shape = new VerdictShape(alert.Detector, alert.Detector, alert.Severity, [new EventShape("iam:CreateUser", "198.51.100.0/24", "eu-west-1")]);
        var given = new Verdict(
            verdict.Id, _verdicts.Count + 1, verdict.Kind, verdict.Scope, alert.Entity, alert.Id, alert.Title, verdict.By, Given.Noon, verdict.Expires, verdict.Note, shape);
        _verdicts.Add(given);
        Tell(verdict.By, given.Account, "verdict-given", given.Id);
        return given;
    }

    public Task<Verdict?> Undo(string id, string by, CancellationToken cancellation)
    {
        var at = _verdicts.FindIndex(v => v.Id == id);
        if (at < 0)
        {
            return Task.FromResult<Verdict?>(null);
        }

        _verdicts[at] = _verdicts[at] with { UndoneBy = by, UndoneAt = Given.Noon };
        Tell(by, _verdicts[at].Account, "verdict-undone", id);
        return Task.FromResult<Verdict?>(_verdicts[at]);
    }

    public Task<Verdict?> Find(string id, CancellationToken cancellation) => Task.FromResult(_verdicts.Find(v => v.Id == id));

    public Task<VerdictPage> List(VerdictFilter filter, long? before, int limit, CancellationToken cancellation)
    {
        Verdict[] found =
        [
            .. _verdicts.AsEnumerable().Reverse()
                .Where(v => v.Number < (before ?? long.MaxValue))
                .Where(v => filter.Accounts?.Contains(v.Account) ?? true)
                .Where(v => filter.AlertId is null || v.AlertId == filter.AlertId)
                .Where(v => filter.IsActive is null || v.UndoneAt is null == filter.IsActive)
                .Take(limit),
        ];
        return Task.FromResult(new VerdictPage(found, found.Length == limit ? found[^1].Number : null));
    }

    public Task<long> Version(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<Verdict>> InForce(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<AuditPage> List(IReadOnlyList<string>? accounts, long? before, int limit, CancellationToken cancellation) =>
        Task.FromResult(new AuditPage(
            [.. _audit.AsEnumerable().Reverse().Where(r => accounts is null || (r.Account is { } account && accounts.Contains(account))).Take(limit)], null));

    public Task<double> Threshold(int day, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<BudgetView> Read(CancellationToken cancellation) => Task.FromResult(new BudgetView(
        PerDay, 13.5, 18.25, new DateOnly(2026, 11, 24), 13.5, 12, 24, null, null, [new BudgetDay(new DateOnly(2026, 11, 24), 13.5, 3, 1)]));

    public Task Change(int perDay, string by, CancellationToken cancellation)
    {
        PerDay = perDay;
        Tell(by, null, "budget-changed", "budget");
        return Task.CompletedTask;
    }

    private void Tell(string by, string? account, string change, string subject) =>
        _audit.Add(new AuditRow(_audit.Count + 1, Given.Noon, by, account, change, subject, string.Empty));
}
