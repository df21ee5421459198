using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using OrleansSec.Silo.Storage;
using OrleansSec.Silo.Storage.Postgres;

namespace OrleansSec.Silo.Hosting;

/// <summary>How the processes of an installation form one cluster (docs/adr/0015).</summary>
internal static class Clustering
{
    private const string Service = "orleanssec";

    /// <summary>
    /// Adds a silo that is a cluster of its own, on free loopback ports, so that several installations can share a
    /// machine.
    /// </summary>
    public static IHostApplicationBuilder AddSingleSilo(this IHostApplicationBuilder builder, StorageOptions storage)
    {
        var (siloPort, gatewayPort) = FreePorts();
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(siloPort, gatewayPort, serviceId: Service, clusterId: "local")

            // The directory of the only silo is all here: a cache of it would just hold every entity twice.
            .Configure<GrainDirectoryOptions>(o => o.CachingStrategy = GrainDirectoryOptions.CachingStrategyType.None)
            .AddGrainState(storage));
        return builder;
    }

    /// <summary>Adds this process's part of the cluster: a silo, or a client of the silos.</summary>
    public static IHostApplicationBuilder AddCluster(this IHostApplicationBuilder builder, ClusterSettings settings, StorageOptions storage)
    {
        if (storage.Used != StorageKind.Postgres)
        {
            return builder.AddSingleSilo(storage);
        }

        var connection = PostgresConnection.Complete(storage.Postgres!, PostgresDatabase.Schema);
        if (settings.Role == Role.Gateway)
        {
            builder.UseOrleansClient(client => client.Join(settings, connection));
        }
        else
        {
            builder.UseOrleans(silo => silo.Join(settings, connection).AddGrainState(storage));
        }

        // A supervisor gives a process 30 seconds to end.
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(25));
        return builder;
    }

    private static ISiloBuilder Join(this ISiloBuilder silo, ClusterSettings settings, string connection) => silo
        .UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = (PostgresDatabase.Invariant, connection))
        .Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (settings.Id, Service))
        .Configure<EndpointOptions>(o =>
        {
            (o.AdvertisedIPAddress, o.SiloPort, o.GatewayPort) = (settings.Address, settings.SiloPort, settings.GatewayPort);
            var any = IPAddress.IsLoopback(settings.Address) ? settings.Address : settings.Address.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;
            (o.SiloListeningEndpoint, o.GatewayListeningEndpoint) = (new IPEndPoint(any, settings.SiloPort), new IPEndPoint(any, settings.GatewayPort));
        })
        .Configure<ClusterMembershipOptions>(o =>
        {
            // A dead silo is found dead in about three seconds, by two others where there are as many.
            o.ProbeTimeout = TimeSpan.FromSeconds(1);
            o.MinProbeTimeout = TimeSpan.FromSeconds(1);
            o.MaxProbeTimeout = TimeSpan.FromSeconds(2);
            o.NumMissedProbesLimit = 3;
            o.NumVotesForDeathDeclaration = 2;
            o.TableRefreshTimeout = TimeSpan.FromSeconds(10);
            o.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(10);
        })

        // By default grains of a silo that was killed may not live elsewhere for 30 seconds, lest two do: storage fences that.
        .Configure<GrainDirectoryOptions>(o => o.RangeLeaseDuration = TimeSpan.Zero)
        .AddDistributedGrainDirectory();

    private static void Join(this IClientBuilder client, ClusterSettings settings, string connection) => client
        .UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = (PostgresDatabase.Invariant, connection))
        .Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (settings.Id, Service))
        .Configure<GatewayOptions>(o => o.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5))

        // A client is not told that a silo has died: it waits this long, and whoever asks again is answered.
        .Configure<ClientMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(5))
        .UseConnectionRetryFilter(async (_, cancellation) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellation);
            return true;
        });

    private static (int Silo, int Gateway) FreePorts()
    {
        using var silo = new TcpListener(IPAddress.Loopback, 0);
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        silo.Start();
        gateway.Start();
        return (((IPEndPoint)silo.LocalEndpoint).Port, ((IPEndPoint)gateway.LocalEndpoint).Port);
    }
}
