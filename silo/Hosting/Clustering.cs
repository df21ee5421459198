using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Hosting;

/// <summary>The Orleans silo of a single-machine installation.</summary>
internal static class Clustering
{
    /// <summary>
    /// Adds a silo that is a cluster of its own, on free loopback ports, so that several installations can share a
    /// machine. Grain state goes where the rest goes.
    /// </summary>
    public static IHostApplicationBuilder AddSingleSilo(this IHostApplicationBuilder builder, StorageOptions storage)
    {
        var (siloPort, gatewayPort) = FreePorts();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(siloPort, gatewayPort, serviceId: "orleanssec", clusterId: "local");
            silo.AddGrainState(storage);
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
