using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using OrleansSec.Silo.Storage.Sqlite;

namespace OrleansSec.Silo.Hosting;

/// <summary>The Orleans silo of a single-machine installation.</summary>
internal static class Clustering
{
    /// <summary>
    /// Adds a silo that is a cluster of its own, on free loopback ports, so that several installations can share a
    /// machine. Grain state goes to the data folder's database.
    /// </summary>
    public static IHostApplicationBuilder AddSingleSilo(this IHostApplicationBuilder builder)
    {
        var (siloPort, gatewayPort) = FreePorts();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(siloPort, gatewayPort, serviceId: "orleanssec", clusterId: "local");
            silo.Services.AddGrainStorage(
                ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
                (services, _) => new SqliteGrainStorage(
                    services.GetRequiredService<SqliteDatabase>(),
                    services.GetRequiredService<SqliteWriter>(),
                    services.GetRequiredService<Serializer>()));
        });
        return builder;
    }

    private static (int Silo, int Gateway) FreePorts()
    {
        using var silo = new TcpListener(IPAddress.Loopback, 0);
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        silo.Start();
        gateway.Start();
        return (((IPEndPoint)silo.LocalEndpoint).Port, ((IPEndPoint)gateway.LocalEndpoint).Port);
    }
}
