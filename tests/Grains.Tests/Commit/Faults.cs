namespace OrleansSec.Grains.Tests.Commit;

/// <summary>
/// The dice of a schedule. The same seed draws the same schedule; single faults can be left out, to find those that
/// matter.
/// </summary>
internal sealed class Faults(int seed, bool isQuiet, IReadOnlySet<int> leftOut)
{
    private readonly Random _dice = new(seed);
    private readonly List<(int Number, string What)> _happened = [];
    private int _drawn;

    /// <summary>What went wrong, in order.</summary>
    public IReadOnlyList<(int Number, string What)> Happened => _happened;

    /// <summary>Whether nothing goes wrong any more.</summary>
    public bool IsOver { get; set; } = isQuiet;

    /// <summary>A number below another.</summary>
    public int Next(int below) => _dice.Next(below);

    /// <summary>Whether a fault strikes here.</summary>
    public bool Strikes(int perMille, string what)
    {
        if (_dice.Next(1000) >= perMille || IsOver)
        {
            return false;
        }

        var number = _drawn++;
        if (leftOut.Contains(number))
        {
            return false;
        }

        _happened.Add((number, what));
        return true;
    }
}
