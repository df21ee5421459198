using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace OrleansSec.Bench;

/// <summary>
/// A server in a process of its own watches a folder. This process moves log files into it and listens by SignalR: from
/// the move to the alert, which is durable when it is sent.
/// </summary>
internal static class LatencyBench
{
    private const int EventsPerFile = 240;
    private const int PlantEvery = 4;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    /// <summary>Measures and writes <c>bench/results/latency-RATE.md</c>.</summary>
    public static async Task<int> Run(int rate, int seconds, CancellationToken cancellation)
    {
        var root = Directory.CreateTempSubdirectory("orleanssec-latency-");
        var load = Machine.Load;
        try
        {
            var files = rate * (seconds + (seconds / 3)) / EventsPerFile;
            var corpus = Path.Combine(root.FullName, "corpus");
            await Tool(cancellation, "demo", "generate", "--out", corpus, "--records", Text(files * EventsPerFile), "--files", Text(files));
            var data = Path.Combine(root.FullName, "data");
            var key = (await Tool(cancellation, "keys", "create", "bench", "--role", "admin", "--data", data)).Trim();
            var inbox = root.CreateSubdirectory("inbox").FullName;
            using var server = new BenchServer(data, inbox);
            var url = await server.Started(cancellation);

            var feed = new LatencyFeed(inbox, LatencyFeed.Load(corpus, PlantEvery), EventsPerFile, PlantEvery);
            await using var connection = new HubConnectionBuilder()
                .WithUrl(new Uri(url, "hubs/alerts"), o => o.AccessTokenProvider = () => Task.FromResult<string?>(key)).Build();
            await connection.StartAsync(cancellation);
            var seen = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var listening = Listen(connection, seen, ending.Token);
            await feed.Run(files / 4, rate, cancellation);
            await Drain(feed, seen, cancellation);
            await feed.Run(files, rate, cancellation);
            await Drain(feed, seen, cancellation);
            await ending.CancelAsync();
            await listening;
            double[] latencies = [.. feed.Closed.Where(c => seen.ContainsKey(c.Key))
                .Select(c => Stopwatch.GetElapsedTime(c.Value, seen[c.Key]).TotalMilliseconds).Order()];
            await LatencyReport.Write(rate, seconds, feed.Rate, feed.Closed.Count - latencies.Length, latencies, load, cancellation);
            return 0;
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static async Task Drain(LatencyFeed feed, ConcurrentDictionary<string, long> seen, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (feed.Closed.Keys.Any(k => !seen.ContainsKey(k)) && Stopwatch.GetElapsedTime(began) < _patience)
        {
            await tick.WaitForNextTickAsync(cancellation);
        }
    }

    private static async Task Listen(HubConnection connection, ConcurrentDictionary<string, long> seen, CancellationToken ending)
    {
        try
        {
            await foreach (var frame in connection.StreamAsync<JsonElement>("Watch", null, -1L, ending))
            {
                var now = Stopwatch.GetTimestamp();
                foreach (var alert in frame.GetProperty("alerts").EnumerateArray().Select(a => a.GetRawText()))
                {
                    if (alert.IndexOf("planted-", StringComparison.Ordinal) is >= 0 and var at)
                    {
                        seen.TryAdd(alert.Substring(at, "planted-000000".Length), now);
                    }
                }
            }
        }
        catch (Exception failure) when (ending.IsCancellationRequested && failure is OperationCanceledException or Microsoft.AspNetCore.SignalR.HubException)
        {
            return;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<string> Tool(CancellationToken cancellation, params string[] arguments)
    {
        using var process = Process.Start(BenchServer.Start(arguments)) ?? throw new InvalidOperationException("orleanssec did not start.");
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(await errors);
    }
}
