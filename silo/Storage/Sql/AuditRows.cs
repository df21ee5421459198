namespace OrleansSec.Silo.Storage.Sql;

/// <summary>Writes rows of the audit log, within the transaction of the change they tell of.</summary>
internal static class AuditRows
{
    /// <summary>Adds a row; an account of null means the installation.</summary>
    public static void Add(SqlSession session, long at, string who, string? account, string change, string subject, string detail) =>
        session.Execute(
            "INSERT INTO audit (at, who, account, change, subject, detail) VALUES (@at, @who, @account, @change, @subject, @detail)",
            ("@at", at),
            ("@who", who),
            ("@account", account),
            ("@change", change),
            ("@subject", subject),
            ("@detail", detail));
}
