namespace OrleansSec.Gateway.Access;

/// <summary>What a caller may do. Each role includes the one before it; ingest stands apart and may only upload.</summary>
internal static class Roles
{
    /// <summary>May look.</summary>
    public const string Viewer = "viewer";

    /// <summary>May judge alerts.</summary>
    public const string Analyst = "analyst";

    /// <summary>May do everything.</summary>
    public const string Admin = "admin";

    /// <summary>May upload events, and nothing else.</summary>
    public const string Ingest = "ingest";

    /// <summary>Whether this is a role; an unknown one grants nothing.</summary>
    public static bool Exists(string role) => role is Viewer or Analyst or Admin or Ingest;
}
