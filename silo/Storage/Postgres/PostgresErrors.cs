using System.Data.Common;
using Npgsql;

namespace OrleansSec.Silo.Storage.Postgres;

/// <summary>Failures of PostgreSQL in words that say what to do; none of them quotes a connection string.</summary>
internal static class PostgresErrors
{
    /// <summary>Whether a failure is about one statement's data.</summary>
    public static bool IsOfData(DbException failure) =>
        failure is PostgresException { SqlState: var state }
        && (state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal));

    /// <summary>What has happened, and what goes on.</summary>
    public static IOException Explain(Exception failure) => new(
        failure switch
        {
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "The disk of PostgreSQL is full. Free some space; writing goes on by itself.",
            PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => "This PostgreSQL server is read-only: is it a standby? Writing goes on by itself when the primary is reached.",
            PostgresException refused => $"PostgreSQL refused: {refused.MessageText} ({refused.SqlState})",
            _ => $"PostgreSQL cannot be reached: {failure.GetBaseException().Message} Work goes on by itself when it is back.",
        },
        failure);
}
