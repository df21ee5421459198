using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OrleansSec.Silo.Storage.Sqlite;

/// <summary>
/// A prepared statement without answer that runs very often: its values are bound as they are, where a command of
/// ADO.NET boxes each. To be used by one thread, and disposed before its connection.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private int _values;

    /// <summary>Prepares one statement with parameters <c>?</c>.</summary>
    /// <exception cref="SqliteException">It is refused.</exception>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v2(_connection, sql, out _statement));
    }

    /// <summary>The next values are for another row.</summary>
    public void Begin() => _values = 0;

    /// <summary>The next parameter's value.</summary>
    public void Add(long value) => Check(raw.sqlite3_bind_int64(_statement, ++_values, value));

    /// <summary>The next parameter's value.</summary>
    public void Add(long? value)
    {
        if (value is { } number)
        {
            Add(number);
        }
        else
        {
            Check(raw.sqlite3_bind_null(_statement, ++_values));
        }
    }

    /// <summary>The next parameter's value.</summary>
    public void Add(string? value) =>
        Check(value is null ? raw.sqlite3_bind_null(_statement, ++_values) : raw.sqlite3_bind_text(_statement, ++_values, value));

    /// <summary>The next parameter's value.</summary>
    public void Add(byte[]? value) =>
        Check(value is null ? raw.sqlite3_bind_null(_statement, ++_values) : raw.sqlite3_bind_blob(_statement, ++_values, value));

    /// <summary>Runs it with the values added; answers the number of changed rows.</summary>
    /// <exception cref="SqliteException">It fails. It can run again.</exception>
    public int Run()
    {
        // The error is told by the connection until the next call, so it is read before the reset.
        var result = raw.sqlite3_step(_statement);
        try
        {
            SqliteException.ThrowExceptionForRC(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result, _connection);
            return raw.sqlite3_changes(_connection);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
}
