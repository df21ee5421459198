using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Rules;
using OrleansSec.Detection.Tests.Rules;
using Xunit;

namespace OrleansSec.Detection.Tests.Correlations;

/// <summary>The timed cases of a correlation.</summary>
public sealed class CorrelationTestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Passes_if_the_correlation_does_as_they_say()
    {
        Write("many.yml", "title: Many\ncorrelation:\n  type: event_count\n  rules: [many_2]\n  group-by: [userIdentity.arn]\n  timespan: 5m\n"
            + $"  condition: {{gte: 3}}\nlevel: high\n---\n{Sigma.Text("a: {eventName: x}\ncondition: a")}");
        Write("many.cases.yml", """
            response: Do it.
            base: {eventName: x, userIdentity: {type: IAMUser, userName: ana, accountId: '111122223333'}}
            cases:
              - {name: three in time, kind: hit, events: [{at: 0s, event: {}, times: 3, every: 1m}]}
              - {name: the third too late, kind: near_miss, events: [{at: 0s, event: {}, times: 2, every: 1m}, {at: 301s, event: {}}]}
              - {name: three of two users, kind: near_miss, events: [{at: 0s, event: {}, times: 2}, {at: 1m, event: {userIdentity: {userName: bob}}}]}
              - {name: wrong, kind: hit, event: {}}
            """);
        var folder = RuleFolder.Load(_folder);

        var results = CorrelationTest.Run(Assert.Single(folder.Correlations), folder, RuleCases.Load(Path.Combine(_folder, "many.cases.yml")).Cases!);

        Assert.Equal([true, true, true, false], results.Select(r => r.Passed));
        Assert.Equal(
            ["many does not match", "  event 1 at 0s: holds", "    prin:111122223333:user:ana: many_2"],
            results[3].Explanation.Lines());
    }

    [Fact]
    public void Counts_its_repeats()
    {
        Write("x.cases.yml", """
            response: Do it.
            cases:
              - name: one
                kind: hit
                events:
                  - {at: 1m, event: {eventName: 'Get{n}'}, times: 2, every: 10s}
            """);

        var events = RuleCases.Load(Path.Combine(_folder, "x.cases.yml")).Cases!.Cases[0].Events;

        Assert.Equal([60, 70], events.Select(e => (int)e.At.TotalSeconds));
        Assert.Equal("""{"eventName":"Get2"}""", System.Text.Encoding.UTF8.GetString(events[1].Event.Span));
    }

    [Fact]
    public void Is_refused_with_all_that_is_wrong()
    {
        Write("x.cases.yml", """
            response: Do it.
            cases:
              - {name: one, kind: hit, events: []}
              - {name: two, kind: hit, event: {}, events: [{at: 0s, event: {}}]}
              - {name: three, kind: hit, events: [{att: 0s, event: {}}, {at: soon, event: []}, text]}
              - {name: four, kind: hit, events: [{at: 0s, event: {}, times: 0, every: x}]}
            """);

        var reading = RuleCases.Load(Path.Combine(_folder, "x.cases.yml"));

        Assert.Null(reading.Cases);
        Assert.Equal([3, 4, 5, 5, 5, 5, 5, 6, 6], reading.Problems.Select(p => p.Line));
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
