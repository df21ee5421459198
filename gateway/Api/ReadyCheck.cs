using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Gateway.Api;

/// <summary>Whether questions can be answered: the alert log can be read.</summary>
internal sealed class ReadyCheck(IAlertStore store) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await store.Head(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
