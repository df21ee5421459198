using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OrleansSec.Silo.Storage.Sqlite;

/// <summary>
/// The one database file of a data folder. Opening it applies the numbered migrations under SQLite's own write lock;
/// a database of a newer version is refused.
/// </summary>
internal sealed class SqliteDatabase
{
    private readonly string _connectionString;

    /// <summary>Opens or makes a database.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="folder">The folder of its migrations, as it stands in their names.</param>
    public SqliteDatabase(string path, string folder = ".Sqlite.Migrations.")
    {
        Path = path;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            DefaultTimeout = 30,
            Pooling = true,
        }.ToString();
        Migrate(Migrations(folder));
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>A new connection: write-ahead log, every commit flushed to disk.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000;");
        return connection;
    }

    /// <summary>Runs a query on a pooled connection, off the caller's scheduler: SQLite blocks its thread.</summary>
    public Task<T> Read<T>(Func<SqliteConnection, T> query, CancellationToken cancellation) => Task.Run(
        () =>
        {
            using var connection = Open();
            return query(connection);
        },
        cancellation);

    private void Migrate(List<string> migrations)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = (long)connection.Scalar("PRAGMA user_version")!;
        if (version > migrations.Count)
        {
            throw new InvalidDataException(
                $"{Path} was written by a newer version (schema {version}, this one knows {migrations.Count}). Upgrade orleanssec, or use another --data folder.");
        }

        foreach (var script in migrations.Skip((int)version))
        {
            connection.Execute(script);
        }

        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {migrations.Count}"));
        transaction.Commit();
    }

    private static List<string> Migrations(string folder)
    {
        var assembly = typeof(SqliteDatabase).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(n => n.EndsWith(".sql", StringComparison.Ordinal) && n.Contains(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(n =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
                    return reader.ReadToEnd();
                }),
        ];
    }
}
