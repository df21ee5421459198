using System.Diagnostics;
using System.Globalization;
using MongoDB.Driver;
using Orleans.Storage;
using OrleansSec.Silo.Storage.MongoDb;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Storage;

/// <summary>
/// The conformance suite on MongoDB: on the server that ORLEANSSEC_TEST_MONGODB names, else on a <c>mongod</c> from PATH.
/// Without either, nothing of this has run, and test.sh says so.
/// </summary>
public sealed class MongoGrainStorageTests : GrainStorageTests, IAsyncLifetime
{
    private readonly Folder _folder = new();
    private MongoClient? _client;
    private Process? _server;
    private string _database = string.Empty;
    private MongoGrainStorage? _storage;

    protected override IGrainStorage Storage => _storage!;

    public async ValueTask InitializeAsync()
    {
        var url = Environment.GetEnvironmentVariable("ORLEANSSEC_TEST_MONGODB");
        if (string.IsNullOrEmpty(url))
        {
            var mongod = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').Select(d => Path.Combine(d, "mongod")).FirstOrDefault(File.Exists);
            Assert.SkipWhen(mongod is null, "There is no MongoDB: neither ORLEANSSEC_TEST_MONGODB nor mongod on PATH.");
            var port = Ports.Free().ToString(CultureInfo.InvariantCulture);
            _server = Process.Start(new ProcessStartInfo(mongod, ["--dbpath", _folder.Path, "--bind_ip", "127.0.0.1", "--port", port, "--quiet", "--logpath", _folder["log"]]));
            url = $"mongodb://127.0.0.1:{port}";
        }

        _database = $"orleanssec-test-{Path.GetRandomFileName().Replace(".", string.Empty, StringComparison.Ordinal)}";
        _client = new MongoClient(url);
        _storage = new MongoGrainStorage(_client.GetDatabase(_database), Serializer);
        await _client.GetDatabase(_database).CreateCollectionAsync("Grainsentity", cancellationToken: TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.DropDatabaseAsync(_database, TestContext.Current.CancellationToken);
            _client.Dispose();
        }

        if (_server is not null)
        {
            _server.Kill();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        _folder.Dispose();
    }
}
