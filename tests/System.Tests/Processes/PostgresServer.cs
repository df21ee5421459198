using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace OrleansSec.System.Tests.Processes;

/// <summary>
/// A PostgreSQL server on a free loopback port, in a temporary folder. It starts with the first database that is asked
/// for, and ends when disposed. The server refuses to run as root: then it runs as the user <c>postgres</c>.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"orleanssec-pg-{Path.GetRandomFileName()}");
    private readonly int _port = Ports.Free();
    private bool _isMade;
    private readonly Dictionary<string, string> _shared = new(StringComparer.Ordinal);
    private int _databases;

    /// <summary>Whether a commit waits for the disk. Tests do without: no test takes the machine's power away.</summary>
    public bool IsDurable { get; init; }

    /// <summary>A database that the tests of one class share; answers how to connect to it.</summary>
    public async Task<string> Database(string name) =>
        _shared.TryGetValue(name, out var known) ? known : _shared[name] = await CreateDatabase();

    /// <summary>A new, empty database, in a folder of its own if one is given; answers how to connect to it.</summary>
    public async Task<string> CreateDatabase(string? onDisk = null)
    {
        await _turn.WaitAsync();
        try
        {
            if (!_isMade)
            {
                await Make();
                await Start();
                _isMade = true;
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"test{++_databases}");
            await using var source = NpgsqlDataSource.Create(Connection("postgres"));
            var place = onDisk is null ? string.Empty : await Place(source, name, onDisk);
            await using var command = source.CreateCommand($"CREATE DATABASE {name} {place}");
            await command.ExecuteNonQueryAsync();
            return Connection(name);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Starts the server, after a stop.</summary>
    public Task Start() => Run(
        "pg_ctl",
        "-D", Data, "-l", Path.Combine(_folder, "log"), "-w", "-o",
        string.Create(CultureInfo.InvariantCulture, $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c max_connections=300 -c fsync={(IsDurable ? "on" : "off")}"),
        "start");

    /// <summary>Stops the server at once, as a crash does.</summary>
    public Task Stop() => Run("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isMade && File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await Stop();
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        _turn.Dispose();
    }

    private string Data => Path.Combine(_folder, "data");

    private async Task Make()
    {
        Directory.CreateDirectory(_folder);
        await Own(_folder);
        await Run("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
    }

    private static async Task<string> Place(NpgsqlDataSource source, string name, string folder)
    {
        Directory.CreateDirectory(folder);
        await Own(folder);
        await using var command = source.CreateCommand($"CREATE TABLESPACE space_{name} LOCATION '{folder}'");
        await command.ExecuteNonQueryAsync();
        return $"TABLESPACE space_{name}";
    }

    private static async Task Own(string folder)
    {
        if (Environment.IsPrivilegedProcess)
        {
            await Checked(new ProcessStartInfo("chown", ["postgres", folder]));
        }
    }

    private string Connection(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Timeout=30");

    private async Task Run(string tool, params string[] arguments)
    {
        string[] call = [Tool(tool), .. arguments];
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", .. call])
            : new ProcessStartInfo(call[0], call[1..]);
        start.WorkingDirectory = _folder;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["HOME"] = _folder;
        await Checked(start);
    }

    private static async Task Checked(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        var ended = await Cli.Run(start);
        if (ended.Code != 0)
        {
            throw new InvalidOperationException($"{start.FileName} failed. {ended.Output} {ended.Errors}");
        }
    }

    // Debian keeps the server's tools out of the PATH.
    private static string Tool(string name)
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin"))
            : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').Concat(debian).Select(d => Path.Combine(d, name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"This needs PostgreSQL's {name}: apt-get install postgresql");
    }
}
