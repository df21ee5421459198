using System.Globalization;
using System.Net;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests;

/// <summary>More comes than a server with little memory can take.</summary>
public sealed class FloodTests
{
    private const int Records = 40_000;
    private const int Clients = 24;
    private const int Megabytes = 384;

    // Code, threads, native SQLite, and what the collector has of its own.
    private const int BesidesMegabytes = 300;

    // Far sooner than Retry-After says.
    private static readonly TimeSpan _again = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task Refuses_what_it_cannot_take_stays_within_its_memory_and_loses_nothing()
    {
        using var folder = new Folder();
        var made = await Cli.Run(Cli.Start("demo", "generate", "--out", folder["corpus"], "--records", Records.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(0, made.Code);
        await using var serve = await ServeProcess.Start(
            folder["data"],
            ["--memory", Megabytes.ToString(CultureInfo.InvariantCulture)],
            new Dictionary<string, string> { ["Memory__InFlightMegabytes"] = "32", ["Push__MaxWaiting"] = "4", ["Gateway__RequestsPerSecond"] = "1000" });
        var before = serve.WorkingSet();

        var uploads = await Upload(serve, Directory.GetFiles(folder["corpus"], "*.gz", SearchOption.AllDirectories));
        await serve.Until("/api/v1/system", s => s.GetProperty("events").GetInt64() == Records);

        var peak = serve.PeakWorkingSet();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Uploads refused: {uploads.Refused}. Working set before: {before} MB, at its peak: {peak} MB, allowed: {Megabytes} + {BesidesMegabytes} MB."));
        Assert.True(uploads.Refused > 0);
        Assert.All(uploads.Answers, a => Assert.True(
            a is (HttpStatusCode.Accepted, _) or (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable, true), $"{a}"));
        Assert.InRange(peak, 1, Megabytes + BesidesMegabytes);
        var metrics = await serve.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("orleanssec_source_lag_seconds{source=\"push\"", metrics, StringComparison.Ordinal);
        Assert.Contains($"orleanssec_ingest_events_total {Records}", metrics, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Memory__Megabytes", "12", "Memory:Megabytes is a number of megabytes from 256")]
    [InlineData("Push__MaxWaiting", "0", "MaxWaiting")]
    public async Task A_limit_that_makes_no_sense_stops_it_at_its_start(string setting, string value, string message)
    {
        using var folder = new Folder();

        var ran = await Cli.Run(Cli.Start("serve", "--data", folder["data"], "--url", "http://127.0.0.1:0")
            .With(new Dictionary<string, string> { [setting] = value }));

        Assert.NotEqual(0, ran.Code);
        Assert.Contains(message, ran.Errors, StringComparison.Ordinal);
    }

    // Each client sends its files as fast as it can, and a refused one again.
    private static async Task<(int Refused, List<(HttpStatusCode Status, bool SaysWhen)> Answers)> Upload(ServeProcess serve, string[] files)
    {
        var waiting = new global::System.Collections.Concurrent.ConcurrentQueue<string>(files);
        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            var mine = new List<(HttpStatusCode, bool)>();
            using var again = new PeriodicTimer(_again);
            while (waiting.TryDequeue(out var file))
            {
                using var upload = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/ingest/cloudtrail", UriKind.Relative))
                {
                    Content = new ByteArrayContent(await File.ReadAllBytesAsync(file)),
                    Headers = { ExpectContinue = true },
                };
                using var answer = await serve.Http.SendAsync(upload);
                mine.Add((answer.StatusCode, answer.Headers.RetryAfter is not null));
                if (answer.StatusCode != HttpStatusCode.Accepted)
                {
                    waiting.Enqueue(file);
                    await again.WaitForNextTickAsync();
                }
            }

            return mine;
        }));
        List<(HttpStatusCode Status, bool)> all = [.. answers.SelectMany(a => a)];
        return (all.Count(a => a.Status != HttpStatusCode.Accepted), all);
    }
}
