namespace OrleansSec.Silo.Demo.Week;

/// <summary>How and from where a person works.</summary>
/// <param name="Office">The address at work.</param>
/// <param name="Home">The address at home.</param>
/// <param name="Browser">The user agent in the console.</param>
/// <param name="CommandLine">The user agent of the command line.</param>
/// <param name="ConsoleShare">The share of calls made in the console.</param>
/// <param name="HoursEastOfUtc">The time zone.</param>
internal sealed record PersonHabits(
    string Office, string Home, string Browser, string CommandLine, double ConsoleShare, int HoursEastOfUtc);
