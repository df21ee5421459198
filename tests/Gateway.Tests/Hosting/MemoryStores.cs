using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Entities;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;
using OrleansSec.Gateway.Access;

namespace OrleansSec.Gateway.Tests.Hosting;

/// <summary>The smaller stores in memory.</summary>
internal sealed class MemoryStores : IAccessStore, IEntityDirectory, IQuarantine, ISystemStatus, IRuleStatus, IPushIntake
{
    private readonly Dictionary<string, ApiKey> _keys = new(StringComparer.Ordinal);

    /// <summary>The directory's rows.</summary>
    public List<EntitySummary> Entities { get; } = [];

    /// <summary>The uploads that were taken.</summary>
    public List<byte[]> Uploads { get; } = [];

    /// <summary>What goes wrong with the next uploads.</summary>
    public Exception? UploadFailure { get; set; }

    /// <summary>What goes wrong when the status is read.</summary>
    public Exception? StatusFailure { get; set; }

    /// <summary>Adds a key and answers its secret.</summary>
    public string AddKey(string role, params string[] accounts)
    {
        var secret = ApiKeys.Make();
        _keys.Add(ApiKeys.Hash(secret), new ApiKey($"a {role}", role, accounts.Length == 0 ? null : accounts));
        return secret;
    }

    /// <summary>Takes all keys away.</summary>
    public void RevokeKeys() => _keys.Clear();

    public Task<ApiKey?> FindKey(string hash, CancellationToken cancellation) => Task.FromResult(_keys.GetValueOrDefault(hash));

    public Task<EntityPage> List(
        IReadOnlyList<string>? accounts, EntityKind? kind, string? text, string? cursor, int limit, CancellationToken cancellation) =>
        Task.FromResult(new EntityPage(
            [
                .. Entities
                    .Where(e => accounts?.Contains(e.Id.Account) ?? true)
                    .Where(e => kind is null || e.Id.Kind == kind)
                    .Take(limit),
            ],
            cursor));

    public Task<IReadOnlyList<QuarantineRow>> List(long? before, int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<QuarantineRow>>(
            [new QuarantineRow(7, "push:1", 0, "truncated-gzip", "It ends early.", 1, Given.Noon)]);

    public Task<SystemView> Read(CancellationToken cancellation) => StatusFailure is { } failure
        ? throw failure
        : Task.FromResult(new SystemView("1.0.0", Given.Noon, true, null, 1, 2, 3, 4, 5, 6, 7.5, [new SourceView("folder", "inbox", "idle", null, 0, 0, null)]));

    public RulesView Read() => new(
        Given.Noon,
        ["rules"],
        [new RuleView("root_console_login", "Root signed in", "rule", Severity.High, ["T1078.004"], "rules/root_console_login.yml", false, true, 3)],
        [new RuleProblemView("rules/root_console_login.yml", 9, "there is no selection b", true)]);

    public async Task<PushReceipt> Accept(Stream content, CancellationToken cancellation)
    {
        if (UploadFailure is { } failure)
        {
            throw failure;
        }

        using var taken = new MemoryStream();
        await content.CopyToAsync(taken, cancellation);
        Uploads.Add(taken.ToArray());
        return new PushReceipt("abc", taken.Length, false);
    }
}
