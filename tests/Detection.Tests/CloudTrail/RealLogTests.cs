using System.Globalization;
using System.Text;
using OrleansSec.Contracts.Events;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.CloudTrail;

/// <summary>Real logs give what they gave before; UPDATE_GOLDEN=1 takes what they give now.</summary>
public sealed class RealLogTests
{
    public static TheoryData<string> Names => [.. TestLogs.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Observes_real_logs_as_before(string name)
    {
        var found = Dump(LogFindings.Of(TestLogs.Read(name)));

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(TestLogs.SourcePath(name + ".golden"), found);
        }

        Assert.Equal(File.ReadAllText(TestLogs.SourcePath(name + ".golden")), found);
    }

    private static string Dump(LogFindings found)
    {
        var text = new StringBuilder();
        foreach (var result in found.Results)
        {
            text.Append(result.Observation is { } o ? Line(result.Principal, o) : $"quarantined {result.Reason}").Append('\n');
        }

        foreach (var (offset, reason, count) in found.Quarantined)
        {
            text.Append(CultureInfo.InvariantCulture, $"quarantined {reason} at {offset} x{count}\n");
        }

        return text.AppendJoin("", found.Skipped.Select(kind => $"skipped {kind}\n")).ToString();
    }

    private static string Line(EntityId principal, Observation o) => string.Join(
        " | ",
        o.Time.ToString("u", CultureInfo.InvariantCulture),
        o.EventId,
        principal,
        o.Identity,
        o.Action,
        o.Access,
        o.Error ?? "ok",
        o.Region,
        o.Source,
        o.Network,
        o.Client,
        $"key {o.AccessKey ?? "-"}",
        $"session {o.Session ?? "-"}",
        $"on {o.Resource ?? "-"}",
        o.ByService ? "by service" : "by itself",
        string.Create(CultureInfo.InvariantCulture, $"{o.Raw.Offset}+{o.Raw.Length}"));
}
