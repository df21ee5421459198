namespace OrleansSec.Silo.Evaluate;

/// <summary>How one attack was found.</summary>
/// <param name="Attack">Its name.</param>
/// <param name="Steps">Visible steps.</param>
/// <param name="Found">How many of them are among an alert's events.</param>
/// <param name="FirstFound">Which visible step was found first, from 1; null if none.</param>
/// <param name="TimeToFirst">From the attack's first event to the first that an alert holds.</param>
internal sealed record AttackScore(string Attack, int Steps, int Found, int? FirstFound, TimeSpan? TimeToFirst);
