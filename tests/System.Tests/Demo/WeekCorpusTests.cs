using OrleansSec.Silo.Demo;
using Xunit;

namespace OrleansSec.System.Tests.Demo;

public sealed class WeekCorpusTests(DemoWeek week) : IClassFixture<DemoWeek>
{
    [Fact]
    public void Fills_a_week_with_some_twenty_thousand_records_of_some_forty_principals()
    {
        var principals = week.Background.Select(r => (r.Identity, r.Role ?? r.User ?? r.Address)).Distinct().Count();

        Assert.InRange(week.Background.Count(), 15_000, 26_000);
        Assert.InRange(principals, 38, 46);
    }

    [Fact]
    public void Delivers_files_in_order_with_their_records_inside_the_window()
    {
        var times = week.Files.Select(f => f.Time).ToArray();

        Assert.Equal(times.Order(), times);
        Assert.All(week.Records, r => Assert.InRange(r.Time, r.File.Time - DemoOptions.Window, r.File.Time.AddSeconds(-1)));
        Assert.All(week.Files, f => Assert.Matches(
            @"^AWSLogs/111122223333/CloudTrail/([a-z0-9-]+)/\d{4}/\d\d/\d\d/111122223333_CloudTrail_\1_\d{8}T\d{4}Z_[A-Za-z0-9]{16}\.json\.gz$", f.Path));
        Assert.Equal(week.Files.Count, week.Files.Select(f => f.Path).Distinct().Count());
    }

    [Fact]
    public void Names_every_event_once_and_counts_the_records_of_each_file()
    {
        Assert.Equal(week.Records.Count, week.Records.Select(r => r.EventId).Distinct().Count());
        Assert.Equal(week.Files.Sum(f => f.Records), week.Records.Count);
    }

    [Fact]
    public void Reads_and_fails_as_often_as_measured_logs_do()
    {
        double all = week.Background.Count();

        Assert.InRange(week.Background.Count(r => r.IsRead) / all, 0.85, 0.97);
        Assert.InRange(week.Background.Count(r => r.IsError) / all, 0.015, 0.05);
        Assert.InRange(week.Background.Count(r => r.Identity == "AWSService") / all, 0.2, 0.35);
        Assert.InRange(week.Background.Count(r => r.Identity == "AssumedRole") / all, 0.55, 0.8);
    }

    [Fact]
    public void Writes_records_as_large_as_measured_ones()
    {
        var sizes = week.Background.ToLookup(r => r.Json.GetProperty("managementEvent").GetBoolean(), r => r.Json.GetRawText().Length);

        Assert.InRange(sizes[true].Average(), 1000, 1400);
        Assert.InRange(sizes[false].Average(), 1300, 1900);
    }

    [Fact]
    public void Lets_people_work_in_office_hours_of_their_time_zone()
    {
        var chloe = week.Background.Where(r => r.Identity == "IAMUser" && r.User == "chloe").Select(r => r.Time.AddHours(-5)).ToArray();
        var office = chloe.Count(t => t.Hour is >= 9 and < 18);
        var weekend = chloe.Count(t => t.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);

        Assert.InRange((double)office / chloe.Length, 0.75, 1);
        Assert.InRange((double)weekend / chloe.Length, 0, 0.12);
        Assert.All(chloe, t => Assert.InRange(t.Hour, 7, 18));
    }

    [Fact]
    public void Keeps_the_background_quiet()
    {
        var signIns = week.Background.Where(r => r.Action == "ConsoleLogin").ToArray();

        Assert.DoesNotContain(week.Background, r => r.Identity == "Root");
        Assert.NotEmpty(signIns);
        Assert.All(signIns, r => Assert.Equal("Yes", r.Json.GetProperty("additionalEventData").GetProperty("MFAUsed").GetString()));
        Assert.DoesNotContain(week.Background, r => r.Json.GetRawText().Contains("0.0.0.0/0", StringComparison.Ordinal));
        Assert.DoesNotContain(week.Background, r => r.Action is "CreateUser" or "CreateAccessKey" or "PutBucketAcl" or "StopLogging");
    }

    [Fact]
    public void Changes_policies_and_security_groups_from_deployment_alone()
    {
        var changes = week.Background.Where(r => r.Action is "PutRolePolicy" or "AuthorizeSecurityGroupIngress").ToArray();

        Assert.NotEmpty(changes);
        Assert.All(changes, r => Assert.Equal("acme-ci-deploy", r.Role));
    }

    [Fact]
    public void Uses_addresses_that_belong_to_nobody()
    {
        Assert.All(week.Records, r => Assert.Matches(@"^(198\.51\.100\.|203\.0\.113\.|192\.0\.2\.|10\.|2001:db8:|[a-z0-9.-]+\.amazonaws\.com$)", r.Address));
    }
}
