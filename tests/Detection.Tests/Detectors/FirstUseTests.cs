using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class FirstUseTests
{
    private static readonly Observation _novel = Observed.After(TimeSpan.FromDays(14)) with
    {
        Action = "ec2:CreateKeyPair",
        Access = AccessClass.Permission,
        Region = "ap-southeast-2",
        Network = "203.0.113.0/24",
    };

    private readonly FirstUse _detector = new();

    [Fact]
    public void Alerts_on_a_steady_principal_that_uses_a_new_region_network_and_action()
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, _novel, Steady(14)));

        Assert.True(finding.Severity >= Severity.High);
        Assert.Equal("first-use", finding.Detector);
        Assert.Equal(["action", "network", "region"], finding.Reasons.Select(r => r.Dimension).Order());
        Assert.Contains("action ec2:CreateKeyPair", finding.Title, StringComparison.Ordinal);
        Assert.Contains("region ap-southeast-2", finding.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Gives_reasons_that_sum_to_the_score_highest_first()
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, _novel, Steady(14)));

        Assert.Equal(finding.Score, finding.Reasons.Sum(r => r.Weight), 1e-9);
        Assert.Equal(finding.Reasons.OrderByDescending(r => r.Weight), finding.Reasons);
        Assert.All(finding.Reasons, r => Assert.True(r.Weight > 0));
    }

    [Fact]
    public void Says_what_was_known_instead()
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, _novel, Steady(14)));

        Assert.Equal(
            "First use of region ap-southeast-2; only eu-west-1 in 336 events since 5 Jan 2026.",
            finding.Reasons.Single(r => r.Dimension == "region").Text);
    }

    [Fact]
    public void Names_the_action_when_only_place_and_network_are_new()
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, _novel with { Action = "s3:GetObject" }, Steady(60)));

        Assert.EndsWith("(s3:GetObject)", finding.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Weighs_the_same_novelty_more_for_a_more_sensitive_action()
    {
        double Score(AccessClass access) =>
            _detector.Judge(Observed.Role, _novel with { Access = access }, Steady(30)).Single().Score;

        Assert.Equal(1.25, Score(AccessClass.Write) / Score(AccessClass.Read), 6);
        Assert.Equal(1.5, Score(AccessClass.Logging) / Score(AccessClass.Read), 6);
    }

    [Fact]
    public void Says_nothing_of_the_first_event() =>
        Assert.Empty(_detector.Judge(Observed.Role, _novel, new Baseline()));

    [Fact]
    public void Says_nothing_of_the_first_hours_of_a_new_role()
    {
        var baseline = new Baseline();
        var alerts = 0;
        for (var i = 0; i < 600; i++)
        {
            var next = Observed.After(TimeSpan.FromMinutes(i * 0.5)) with
            {
                Action = $"iam:Create{i % 40}",
                Access = AccessClass.Permission,
                Region = $"region-{i / 100}",
                Network = $"net-{i / 150}",
            };
            alerts += _detector.Judge(Observed.Role, next, baseline).Count;
            baseline.Learn(next);
        }

        Assert.Equal(0, alerts);
    }

    [Fact]
    public void Is_surprised_little_by_one_who_often_does_new_things()
    {
        var baseline = new Baseline();
        for (var i = 0; i < 14 * 24; i++)
        {
            baseline.Learn(Observed.After(TimeSpan.FromHours(i)) with
            {
                Action = $"ec2:Describe{i}",
                Region = $"region-{i % 20}",
                Network = $"net-{i}",
            });
        }

        Assert.Empty(_detector.Judge(Observed.Role, _novel, baseline));
    }

    [Fact]
    public void Does_not_take_forgotten_values_for_steadiness()
    {
        var baseline = Steady(30);
        for (var i = 0; i < 3000; i++)
        {
            baseline.Learn(Observed.After(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(i)) with { Action = $"ec2:DescribeThing{i}" });
        }

        var later = _novel with { Time = Observed.Start.AddDays(33), Region = "eu-west-1", Network = "198.51.100.0/24" };
        var bits = Surprise.OfNew(
            baseline[Trait.Action]!.Value.Count + baseline.AtLast(baseline[Trait.Action]!.Value.Lost), baseline.AtLast(baseline[Trait.Action]!.Value.Hours));

        Assert.Empty(_detector.Judge(Observed.Role, later, baseline));
        Assert.InRange(bits, 0, 2);
    }

    [Fact]
    public void Says_nothing_of_what_it_has_seen_before()
    {
        var baseline = Steady(14);
        baseline.Learn(_novel);

        Assert.Empty(_detector.Judge(Observed.Role, _novel with { EventId = "again", Time = _novel.Time.AddHours(1) }, baseline));
    }

    [Fact]
    public void Adds_up_what_is_new_within_an_hour()
    {
        var baseline = Steady(14);
        var arrival = _novel with { Action = "s3:GetObject", Access = AccessClass.Read, Region = "eu-west-1" };
        var next = _novel with { Region = "eu-west-1", Time = _novel.Time.AddMinutes(59) };
        var atOnce = _detector.Judge(Observed.Role, next with { Time = _novel.Time }, baseline).Single();
        Assert.Empty(_detector.Judge(Observed.Role, arrival, baseline));
        baseline.Learn(arrival);

        var finding = Assert.Single(_detector.Judge(Observed.Role, next, baseline));

        Assert.Equal(["action", "network"], finding.Reasons.Select(r => r.Dimension).Order());
        Assert.Equal(atOnce.Score, finding.Score, 0.1);
        Assert.Empty(_detector.Judge(Observed.Role, next with { Time = _novel.Time.AddMinutes(60) }, baseline));
    }

    [Fact]
    public void Does_not_take_the_events_that_follow_for_steadiness()
    {
        var baseline = Steady(14);
        var before = _detector.Judge(Observed.Role, _novel, baseline).Single();
        for (var i = 0; i < 500; i++)
        {
            baseline.Learn(_novel with { Time = _novel.Time.AddSeconds(i), EventId = $"e{i}" });
        }

        var after = _detector.Judge(Observed.Role, _novel with { Time = _novel.Time.AddSeconds(500) }, baseline).Single();

        Assert.Equal(before.Score, after.Score, 0.1);
    }

    [Theory]
    [InlineData(IdentityType.AwsService, false)]
    [InlineData(IdentityType.AssumedRole, true)]
    public void Says_nothing_of_what_AWS_does_itself(IdentityType identity, bool byService) =>
        Assert.Empty(_detector.Judge(Observed.Role, _novel with { Identity = identity, ByService = byService }, Steady(14)));

    [Fact]
    public void Knows_an_overlong_action_again()
    {
        var action = "s3:" + new string('A', 10_000);
        var baseline = Steady(14);
        baseline.Learn(_novel with { Action = action });

        Assert.Empty(_detector.Judge(Observed.Role, _novel with { Action = action, Time = _novel.Time.AddHours(1) }, baseline));
    }

    [Fact]
    public void Counts_the_others_where_there_are_several_and_says_when_some_are_forgotten()
    {
        var two = Assert.Single(_detector.Judge(Observed.Role, _novel, Steady(14)));
        var baseline = Steady(60);
        for (var i = 0; i < 300; i++)
        {
            baseline.Learn(Observed.After(TimeSpan.FromDays(60) + TimeSpan.FromMinutes(i)) with { Action = $"ec2:DescribeThing{i}" });
        }

        var many = Assert.Single(_detector.Judge(Observed.Role, _novel with { Time = Observed.Start.AddDays(61), Action = "s3:PutBucketPolicy" }, baseline));

        Assert.StartsWith(
            "First use of action ec2:CreateKeyPair; 2 others in 336 events since", two.Reasons.Single(r => r.Dimension == "action").Text, StringComparison.Ordinal);
        Assert.StartsWith("First remembered use of action", many.Reasons.Single(r => r.Dimension == "action").Text, StringComparison.Ordinal);
        Assert.StartsWith("First use of region", many.Reasons.Single(r => r.Dimension == "region").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_it_is_at_first_sight()
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, _novel, Steady(14)));

        Assert.Equal(
            "Anomalous persistence: first use of "
                + string.Join(" and ", finding.Reasons.Select(r => $"{r.Dimension} {r.Value}")),
            finding.Title);
        Assert.Equal("first-use", finding.FoldKey);
        Assert.Equal(["T1098", "T1078.004"], finding.Techniques);
        Assert.Equal(SeverityScale.Of(finding.Score), finding.Severity);
    }

    [Fact]
    public void Draws_the_line_at_twelve_bits()
    {
        var scores = Enumerable.Range(1, 60)
            .SelectMany(hours => _detector.Judge(Observed.Role, _novel with { Time = Observed.Start.AddHours(hours), Action = "s3:GetObject", Access = AccessClass.Data }, SteadyHours(hours)))
            .Select(f => f.Score)
            .ToArray();

        Assert.InRange(scores.Length, 10, 55);
        Assert.InRange(scores.Min(), 12, 12.5);
    }

    private static Baseline SteadyHours(int hours)
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < hours; hour++)
        {
            baseline.Learn(Observed.After(TimeSpan.FromHours(hour)));
        }

        return baseline;
    }

    private static Baseline Steady(int days)
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < days * 24; hour++)
        {
            baseline.Learn(Observed.After(TimeSpan.FromHours(hour)) with { Action = hour % 2 == 0 ? "s3:GetObject" : "s3:PutObject" });
        }

        return baseline;
    }
}
