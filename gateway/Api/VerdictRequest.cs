using System.ComponentModel;
using System.Text.Json.Serialization;
using OrleansSec.Contracts.Verdicts;

namespace OrleansSec.Gateway.Api;

/// <summary>What an operator says of an alert.</summary>
/// <param name="Verdict">What is said. Only 'expected' silences anything.</param>
/// <param name="Scope">For whom; the alert's entity if not given.</param>
/// <param name="Expires">Until when it silences: an ISO 8601 time, a duration such as P30D, or a number of days. 30 days if not given, 365 at most.</param>
/// <param name="Note">Why, in 1,000 characters at most.</param>
internal sealed record VerdictRequest(
    [property: Description("What is said. Only 'expected' silences anything.")] VerdictKind? Verdict,
    [property: Description("For whom; the alert's entity if not given.")] VerdictScope? Scope,
    [property: JsonConverter(typeof(TextOrNumber))]
    [property: Description("Until when it silences: an ISO 8601 time, a duration such as P30D, or a number of days. 30 days if not given, 365 at most.")]
    string? Expires,
    [property: Description("Why, in 1,000 characters at most.")] string? Note);
