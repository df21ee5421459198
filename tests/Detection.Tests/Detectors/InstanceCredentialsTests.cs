using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class InstanceCredentialsTests
{
    private static readonly Observation _stolen = Instance(TimeSpan.FromDays(7)) with
    {
        Action = "sts:GetCallerIdentity",
        Access = AccessClass.Read,
        Network = "192.0.2.0/24",
        Source = "192.0.2.66",
    };

    private readonly InstanceCredentials _detector = new();

    [Fact]
    public void Alerts_high_when_an_instance_session_calls_from_a_new_public_network()
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, _stolen, Learnt(7 * 24, "private")));

        Assert.Equal((Severity.High, "instance-credentials"), (finding.Severity, finding.Detector));
        Assert.Equal(["T1552.005"], finding.Techniques);
        Assert.Equal(["session", "network", "action"], finding.Reasons.Select(r => r.Dimension));
        Assert.Equal(finding.Score, finding.Reasons.Sum(r => r.Weight), 1e-9);
        Assert.EndsWith("calls from 192.0.2.66, a public network new to its role; it was known from private.", finding.Reasons[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Alerts_high_after_a_day_and_on_a_known_action_too()
    {
        var known = _stolen with { Action = "s3:GetObject", Time = Observed.Start.AddDays(1) };

        var finding = Assert.Single(_detector.Judge(Observed.Role, known, Learnt(24, "private")));

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(["session", "network"], finding.Reasons.Select(r => r.Dimension));
    }

    [Fact]
    public void Alerts_on_a_role_behind_one_public_gateway()
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, _stolen, Learnt(7 * 24, "198.51.100.0/24")));

        Assert.Equal(Severity.High, finding.Severity);
    }

    [Fact]
    public void Keeps_to_one_alert_of_all_that_follows_within_a_day()
    {
        var baseline = Learnt(7 * 24, "private");
        Observation[] chain = [.. Enumerable.Range(0, 300).Select(i => _stolen with
        {
            EventId = $"e{i:D3}",
            Time = _stolen.Time.AddSeconds(i * 10),
            Action = i < 20 ? "s3:ListObjects" : "s3:GetObject",
            Access = i < 20 ? AccessClass.Read : AccessClass.Data,
        })];

        var update = Assert.Single(Judge.Observe(Observed.Role, chain, baseline));

        Assert.Equal("instance-credentials", update.Detector);
        Assert.Equal(Severity.High, update.Severity);
        Assert.Equal(300, update.Events.Count);
    }

    [Fact]
    public void Takes_a_network_for_known_after_a_day()
    {
        var baseline = Learnt(7 * 24, "private");
        baseline.Learn(_stolen);

        Assert.NotEmpty(_detector.Judge(Observed.Role, _stolen with { Time = _stolen.Time.AddHours(23.9) }, baseline));
        Assert.Empty(_detector.Judge(Observed.Role, _stolen with { Time = _stolen.Time.AddHours(24) }, baseline));
    }

    [Theory]
    [InlineData(0, Severity.Informational)]
    [InlineData(4, Severity.Low)]
    [InlineData(10, Severity.Medium)]
    [InlineData(48, Severity.High)]
    public void Grows_surer_with_the_hours_it_remembers(int hours, Severity severity)
    {
        var next = _stolen with { Action = "s3:GetObject", Time = Observed.Start.AddHours(hours) };

        var findings = _detector.Judge(Observed.Role, next, Learnt(hours, "private"));

        Assert.Equal(severity, findings.Select(f => f.Severity).DefaultIfEmpty(Severity.Informational).Max());
    }

    [Fact]
    public void Stays_silent_on_the_first_day_of_a_role_that_lives_on_public_networks()
    {
        var baseline = new Baseline();
        var findings = 0;
        for (var i = 0; i < 3 * 24 * 4; i++)
        {
            var next = Instance(TimeSpan.FromMinutes(i * 15)) with { Network = i % 3 == 1 ? "203.0.113.0/24" : i % 3 == 2 ? "192.0.2.0/24" : "private" };
            findings += _detector.Judge(Observed.Role, next, baseline).Count;
            baseline.Learn(next);
        }

        Assert.Equal(0, findings);
    }

    [Fact]
    public void Is_not_above_low_for_a_fleet_that_gets_new_public_addresses_all_the_time()
    {
        var baseline = new Baseline();
        var worst = Severity.Informational;
        for (var hour = 0; hour < 30 * 24; hour++)
        {
            var next = Instance(TimeSpan.FromHours(hour)) with { Network = $"203.0.{hour / 6}.0/24" };
            worst = _detector.Judge(Observed.Role, next, baseline).Select(f => f.Severity).Append(worst).Max();
            baseline.Learn(next);
        }

        Assert.True(worst <= Severity.Low, worst.ToString());
    }

    [Theory]
    [InlineData("private")]
    [InlineData("aws:ec2")]
    [InlineData("other")]
    [InlineData("")]
    public void Says_nothing_of_networks_that_are_not_public(string network) =>
        Assert.Empty(_detector.Judge(Observed.Role, _stolen with { Network = network }, Learnt(7 * 24, "198.51.100.0/24")));

    [Theory]
    [InlineData(null)]
    [InlineData("worker")]
    [InlineData("i-am-a-person")]
    [InlineData("i-0123456789abcdefg")]
    public void Says_nothing_of_sessions_that_are_not_named_for_an_instance(string? session) =>
        Assert.Empty(_detector.Judge(Observed.Role, _stolen with { Session = session }, Learnt(7 * 24, "private")));

    [Fact]
    public void Says_nothing_of_calls_that_AWS_makes_for_the_role() =>
        Assert.Empty(_detector.Judge(Observed.Role, _stolen with { ByService = true }, Learnt(7 * 24, "private")));

    [Fact]
    public void Says_from_where_and_what_was_known()
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, _stolen, Learnt(7 * 24, "private")));

        Assert.Equal(("instance-credentials", "Instance credentials used from new public network 192.0.2.0/24"), (finding.FoldKey, finding.Title));
        Assert.Equal(
            [
                ("session", "i-05457062cb65a0f3b", "A session named for an EC2 instance calls from 192.0.2.66, a public network new to its role; it was known from private."),
                ("network", "192.0.2.0/24", "Network 192.0.2.0/24 is new to the role."),
                ("action", "sts:GetCallerIdentity", "Action sts:GetCallerIdentity is new to the role."),
            ],
            finding.Reasons.Select(r => (r.Dimension, r.Value, r.Text)));
        Assert.Equal(20, finding.Reasons[0].Weight, 6);
        Assert.Equal(0.5, finding.Reasons[2].Weight / finding.Reasons[1].Weight, 6);
    }

    [Theory]
    [InlineData(3, "it was known from 203.0.0.0/24, 203.0.1.0/24, 203.0.2.0/24")]
    [InlineData(4, "it was known from 4 others")]
    public void Names_up_to_three_networks(int networks, string known)
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < 7 * 24; hour++)
        {
            baseline.Learn(Instance(TimeSpan.FromHours(hour)) with { Network = $"203.0.{hour % networks}.0/24" });
        }

        Assert.EndsWith($"; {known}.", Assert.Single(_detector.Judge(Observed.Role, _stolen, baseline)).Reasons[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Trusts_each_network_by_the_hours_it_was_seen_and_a_fleet_of_many_less()
    {
        double Session(int networks, int hours)
        {
            var baseline = new Baseline();
            for (var hour = 0; hour < hours; hour++)
            {
                baseline.Learn(Instance(TimeSpan.FromHours(hour)) with { Network = $"203.0.{hour % networks}.0/24" });
            }

            var next = _stolen with { Time = Observed.Start.AddHours(hours), Action = "s3:GetObject", Access = AccessClass.Permission };
            return _detector.Judge(Observed.Role, next, baseline).Single().Reasons[0].Weight;
        }

        Assert.Equal(20 * 6 / 12d, Session(1, 6), 0.1);
        Assert.Equal(20 * 18 / 36d, Session(3, 18), 0.2);
        Assert.Equal(20, Session(3, 60), 6);
        Assert.Equal(20 * 4 / 8d, Session(7, 300), 6);
    }

    [Fact]
    public void Alerts_on_an_endpoint_of_another_VPC()
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < 7 * 24; hour++)
        {
            baseline.Learn(Instance(TimeSpan.FromHours(hour)) with { Network = "private", Endpoint = "vpce-1" });
        }

        var next = Instance(TimeSpan.FromDays(7)) with { Network = "private", Endpoint = "vpce-2", Source = "10.0.0.9" };

        var finding = Assert.Single(_detector.Judge(Observed.Role, next, baseline));
        Assert.Empty(_detector.Judge(Observed.Role, next with { Endpoint = "vpce-1" }, baseline));
        Assert.Equal("Instance credentials used from new endpoint vpce-2", finding.Title);
        Assert.Equal(
            [
                ("session", "A session named for an EC2 instance calls from 10.0.0.9, through a VPC endpoint new to its role; it was known from vpce-1."),
                ("endpoint", "VPC endpoint vpce-2 is new to the role."),
            ],
            finding.Reasons.Select(r => (r.Dimension, r.Text)));
    }

    [Theory]
    [InlineData("i-0123456789abcdef0", true)]
    [InlineData("i-01234567", true)]
    [InlineData("i-012345678", false)]
    [InlineData("i-0123456z", false)]
    [InlineData("i-z1234567", false)]
    [InlineData("x-01234567", false)]
    [InlineData("i-0123456789abcdef", false)]
    public void Knows_an_instance_by_its_id(string session, bool isFound) =>
        Assert.Equal(isFound, _detector.Judge(Observed.Role, _stolen with { Session = session }, Learnt(7 * 24, "private")).Count == 1);

    [Fact]
    public void Says_nothing_where_no_network_is_known_yet()
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < 7 * 24; hour++)
        {
            baseline.Learn(Instance(TimeSpan.FromHours(hour)) with { Network = string.Empty });
        }

        Assert.Empty(_detector.Judge(Observed.Role, _stolen, baseline));
    }

    [Fact]
    public void Weighs_what_is_new_by_what_the_action_touches()
    {
        var read = Assert.Single(_detector.Judge(Observed.Role, _stolen, Learnt(7 * 24, "private")));
        var change = Assert.Single(_detector.Judge(Observed.Role, _stolen with { Access = AccessClass.Permission }, Learnt(7 * 24, "private")));

        Assert.Equal([1, 1.5, 1.5], change.Reasons.Select((r, i) => Math.Round(r.Weight / read.Reasons[i].Weight, 9)));
    }

    private static Observation Instance(TimeSpan after) => Observed.After(after) with { Session = "i-05457062cb65a0f3b" };

    private static Baseline Learnt(int hours, string network)
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < hours; hour++)
        {
            baseline.Learn(Instance(TimeSpan.FromHours(hour)) with { Network = network });
        }

        return baseline;
    }
}
