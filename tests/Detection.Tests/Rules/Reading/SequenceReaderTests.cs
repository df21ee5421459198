using System.Text;
using OrleansSec.Detection.Rules;
using OrleansSec.Detection.Rules.Reading;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules.Reading;

/// <summary>The events of a case, with their times.</summary>
public sealed class SequenceReaderTests
{
    [Fact]
    public void Gives_one_event_at_the_start()
    {
        var one = Assert.Single(Events("event: {eventName: 'x{n}'}"));

        Assert.Equal((TimeSpan.Zero, """{"eventVersion":"1","eventName":"x1"}"""), (one.At, Text(one)));
    }

    [Fact]
    public void Gives_events_at_their_times_and_repeats_them_with_their_number()
    {
        var events = Events("""
            events:
              - {at: 5m, event: {eventName: a}}
              - {at: 90s, every: 10s, times: 3, event: {eventName: "b{n}{n}"}}
            """);

        Assert.Equal([300, 90, 100, 110], events.Select(e => e.At.TotalSeconds));
        Assert.Equal(["a", "b11", "b22", "b33"], events.Select(e => Text(e).Split('"')[7]));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(1000, true)]
    [InlineData(0, false)]
    [InlineData(1001, false)]
    [InlineData(-1, false)]
    public void Repeats_up_to_a_thousand_times(int times, bool isRead)
    {
        var reading = Read($"events: [{{at: 0s, times: {times}, event: {{}}}}]");

        Assert.Equal(isRead ? times : null, reading.Cases?.Cases[0].Events.Count);
        Assert.Equal(isRead ? [] : ["times must be a whole number from 1 to 1000"], reading.Problems.Select(p => p.Message));
    }

    [Theory]
    [InlineData("event: {}\nevents: [{at: 0s, event: {}}]", 5, "a case has either event or events")]
    [InlineData("events: []", 6, "events must be a list of maps with at and event")]
    [InlineData("events: {at: 0s}", 6, "events must be a list of maps with at and event")]
    [InlineData("events: [text]", 6, "an item of events is a map with at and event")]
    [InlineData("events: [{at: 0s, evnt: {}, event: {}}]", 6, "evnt is not known here; did you mean event?")]
    [InlineData("events: [{at: 0s, evry: 1s, event: {}}]", 6, "evry is not known here; did you mean every?")]
    [InlineData("events: [{at: 0s, tims: 2, event: {}}]", 6, "tims is not known here; did you mean times?")]
    [InlineData("events: [{event: {}}]", 6, "at must be a number and a unit, such as 90s or 5m")]
    [InlineData("events: [{at: soon, event: {}}]", 6, "at must be a number and a unit, such as 90s or 5m")]
    [InlineData("events: [{at: 0s, every: [], event: {}}]", 6, "every must be a number and a unit, such as 90s or 5m")]
    [InlineData("events: [{at: 0s, times: [], event: {}}]", 6, "times must be a whole number from 1 to 1000")]
    [InlineData("events: [{at: 0s, times: 1.5, event: {}}]", 6, "times must be a whole number from 1 to 1000")]
    [InlineData("events: [{at: 0s}]", 6, "the case has no event, which is a map")]
    [InlineData("events: [{at: 0s, event: x}]", 6, "the case has no event, which is a map")]
    [InlineData("event: text", 6, "the case has no event, which is a map")]
    [InlineData("kind2: hit", 6, "kind2 is not known here; did you mean kind?")]
    public void Says_what_is_wrong_with_them(string text, int line, string message)
    {
        var reading = Read(text);

        Assert.Null(reading.Cases);
        Assert.Contains(reading.Problems, p => p.IsError && p.Message == message && Math.Abs(p.Line - line) <= 1);
    }

    private static IReadOnlyList<TimedEvent> Events(string text) => Read(text).Cases!.Cases[0].Events;

    private static RuleCasesReading Read(string text) => CasesReader.Read("x.cases.yml", $"""
        response: Do it.
        base: ~
        cases:
          - name: one
            kind: hit
            {text.ReplaceLineEndings("\n    ")}
        """.Replace("base: ~", "base: {eventVersion: '1'}", StringComparison.Ordinal));

    private static string Text(TimedEvent timed) => Encoding.UTF8.GetString(timed.Event.Span);
}
