namespace OrleansSec.Silo.Storage.Sql;

/// <summary>A statement that changes rows, and its parameters.</summary>
internal readonly record struct SqlStatement(string Sql, params (string Name, object? Value)[] Parameters);
