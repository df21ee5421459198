namespace OrleansSec.Silo.Evaluate;

/// <summary>
/// Why alerts on what is labelled benign are right, in a file of JSON lines: <c>subject</c> (a case's rule, or
/// <c>background</c>), <c>detector</c> and <c>why</c>.
/// </summary>
internal sealed class Reasons
{
    private readonly Dictionary<(string Subject, string Detector), string> _reasons = [];

    /// <summary>None.</summary>
    public static Reasons None { get; } = new();

    /// <summary>Reads the file; throws <see cref="InvalidDataException"/> if a line is no reason.</summary>
    public static Reasons From(string path)
    {
        var reasons = new Reasons();
        foreach (var row in JsonRows.Of(path))
        {
            reasons._reasons[(row.Text("subject"), row.Text("detector"))] = row.Text("why");
        }

        return reasons;
    }

    /// <summary>The reason, or null.</summary>
    public string? Of(string subject, string detector) => _reasons.GetValueOrDefault((subject, detector));
}
