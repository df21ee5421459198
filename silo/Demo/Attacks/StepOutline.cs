namespace OrleansSec.Silo.Demo.Attacks;

/// <summary>One step of an attack: one call, or one call many times.</summary>
internal sealed class StepOutline
{
    /// <summary>Service and name of the action.</summary>
    public string Call { get; init; } = string.Empty;

    /// <summary>MITRE ATT&amp;CK technique id.</summary>
    public string Technique { get; init; } = string.Empty;

    /// <summary>The resource: a word such as <c>$bucket</c>, or as it stands.</summary>
    public string Target { get; init; } = string.Empty;

    /// <summary>A second name, such as an object key.</summary>
    public string? Detail { get; init; }

    /// <summary>Request parameters in place of the usual.</summary>
    public string? Request { get; init; }

    /// <summary>Response elements in place of the usual.</summary>
    public string? Response { get; init; }

    /// <summary>Additional event data in place of the usual.</summary>
    public string? Extra { get; init; }

    /// <summary>How it fails, if it does.</summary>
    public string? Error { get; init; }

    /// <summary>How often it fails, where an error is given.</summary>
    public double Share { get; init; } = 1;

    /// <summary>How many times, from and to.</summary>
    public int[] Repeat { get; init; } = [1, 1];

    /// <summary>Seconds between repeats, from and to; the attack's own pace if not given.</summary>
    public int[]? Pace { get; init; }

    /// <summary>Steps in a row with the same block come in any order.</summary>
    public string? Block { get; init; }

    /// <summary>Who acts, if not the victim: <c>newUser</c>, <c>external</c>, <c>role:NAME</c>.</summary>
    public string? As { get; init; }

    /// <summary>Where, if not where the victim is at home: a region, or <c>unused</c>.</summary>
    public string? Region { get; init; }

    /// <summary>The client, if not the attack's.</summary>
    public string? Client { get; init; }
}
