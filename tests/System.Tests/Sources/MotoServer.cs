using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Sources;

/// <summary>A stand-in for AWS that the tests of one class share.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    private readonly Moto _moto = new();

    /// <summary>Where it listens.</summary>
    public Uri Url => _moto.Url;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await _moto.Start();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _moto.DisposeAsync();
}
