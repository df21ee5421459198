using System.Globalization;

namespace OrleansSec.Detection.Rules;

/// <summary>Something wrong with a rule or cases file, and where. An error leaves the rule out; a warning may not.</summary>
/// <param name="File">The file as it was named to the reader.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, where it is known.</param>
/// <param name="Message">What is wrong, and what to write instead where that is known.</param>
/// <param name="IsError">Whether it should fail a check.</param>
public sealed record RuleProblem(string File, int Line, int? Column, string Message, bool IsError)
{
    /// <summary>In the form that editors know: <c>file:line: error: message</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {(IsError ? "error" : "warning")}: {Message}");
}
