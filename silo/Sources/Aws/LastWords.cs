namespace OrleansSec.Silo.Sources.Aws;

/// <summary>A token that is cancelled some time after another: a request that is under way may end by itself.</summary>
internal sealed class LastWords : IDisposable
{
    private readonly CancellationTokenSource _late = new();
    private readonly CancellationTokenRegistration _registration;

    public LastWords(TimeSpan time, CancellationToken asked) => _registration = asked.Register(() => _late.CancelAfter(time));

    /// <summary>The later token.</summary>
    public CancellationToken Token => _late.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration.Dispose();
        _late.Dispose();
    }
}
