using Npgsql;

namespace OrleansSec.Silo.Storage.Postgres;

/// <summary>A connection string, completed by what the stores rely on.</summary>
internal static class PostgresConnection
{
    /// <summary>The completed text. Throws <see cref="InvalidDataException"/>, which does not quote it, if it is none.</summary>
    public static string Complete(string connectionString, string schema)
    {
        NpgsqlConnectionStringBuilder parts;
        try
        {
            parts = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException(
                "The PostgreSQL connection string cannot be understood. It looks like: Host=db.example;Database=orleanssec;Username=orleanssec;Password=...");
        }

        if (string.IsNullOrEmpty(parts.Host) || string.IsNullOrEmpty(parts.Database))
        {
            throw new InvalidDataException("The PostgreSQL connection string must name Host and Database.");
        }

        parts.SearchPath = schema;
        parts.ApplicationName ??= "orleanssec";
        parts.MaxAutoPrepare = parts.MaxAutoPrepare == 0 ? 100 : parts.MaxAutoPrepare;

        // A silo that stands still in a transaction must not make the others wait for their turn.
        parts.Options = $"{parts.Options} -c idle_in_transaction_session_timeout=5s".Trim();
        return parts.ToString();
    }
}
