using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class LargeInstancesTests
{
    private readonly LargeInstances _detector = new();

    [Theory]
    [InlineData("p4d.24xlarge")]
    [InlineData("g5.xlarge")]
    [InlineData("inf2.xlarge")]
    [InlineData("trn1.2xlarge")]
    [InlineData("m5.metal")]
    [InlineData("c6i.metal-24xl")]
    [InlineData("c5.18xlarge")]
    public void Alerts_on_instances_that_miners_want(string type)
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, Run(14, type), Steady()));

        Assert.True(finding.Severity >= Severity.Medium);
        Assert.Contains("T1496.001", finding.Techniques);
        Assert.Equal(finding.Score, finding.Reasons.Sum(r => r.Weight), 1e-9);
    }

    [Theory]
    [InlineData("t3.micro")]
    [InlineData("m5.4xlarge")]
    [InlineData("c5.12xlarge")]
    [InlineData("")]
    [InlineData("xlarge")]
    public void Says_nothing_of_ordinary_ones(string type) => Assert.Empty(_detector.Judge(Observed.Role, Run(14, type), Steady()));

    [Fact]
    public void Says_nothing_of_who_starts_such_every_week()
    {
        var baseline = Steady();
        baseline.Learn(Run(7, "p4d.24xlarge"));

        Assert.Empty(_detector.Judge(Observed.Role, Run(14, "p4d.24xlarge"), baseline));
        Assert.NotEmpty(_detector.Judge(Observed.Role, Run(14, "g5.xlarge"), baseline));
    }

    [Fact]
    public void Weighs_how_many_are_asked_for()
    {
        double Score(int count) => _detector.Judge(Observed.Role, Run(14, "g5.xlarge") with { Instances = count }, Steady()).Single().Score;

        Assert.True(Score(20) > Score(1));
    }

    [Fact]
    public void Says_what_is_started_and_what_was_known()
    {
        var baseline = Steady();
        baseline.Learn(Run(1, "t3.micro"));
        baseline.Learn(Run(2, "m5.large"));

        var finding = Assert.Single(_detector.Judge(Observed.Role, Run(14, "p4d.24xlarge") with { Instances = 10 }, baseline));

        Assert.Equal(("large-instances", "p4d", "p4d.24xlarge instances started by who never did"), (finding.Detector, finding.FoldKey, finding.Title));
        Assert.Equal(["T1496.001", "T1578.002"], finding.Techniques);
        Assert.Equal(
            [
                ("instance type", "p4d.24xlarge", "p4d.24xlarge is an instance with accelerators."),
                ("instance family", "p4d", "It has not started family p4d before; m5, t3 were."),
                ("instances", "10", "10 are asked for at once."),
            ],
            finding.Reasons.Select(r => (r.Dimension, r.Value, r.Text)));
        Assert.Equal((10, 4), (finding.Reasons[0].Weight, finding.Reasons[2].Weight));
        Assert.Equal(SeverityScale.Of(finding.Score), finding.Severity);
    }

    [Theory]
    [InlineData("p2.xlarge", "an instance with accelerators")]
    [InlineData("p3.2xlarge", "an instance with accelerators")]
    [InlineData("p5.48xlarge", "an instance with accelerators")]
    [InlineData("p6-b200.48xlarge", "an instance with accelerators")]
    [InlineData("g3s.xlarge", "an instance with accelerators")]
    [InlineData("g4dn.xlarge", "an instance with accelerators")]
    [InlineData("g6.xlarge", "an instance with accelerators")]
    [InlineData("dl1.24xlarge", "an instance with accelerators")]
    [InlineData("dl2q.24xlarge", "an instance with accelerators")]
    [InlineData("vt1.3xlarge", "an instance with accelerators")]
    [InlineData("f1.2xlarge", "an instance with accelerators")]
    [InlineData("f2.6xlarge", "an instance with accelerators")]
    [InlineData("m5.16xlarge", "a very large instance")]
    [InlineData("m5.24xlarge", "a very large instance")]
    [InlineData("m5.metal", "a whole machine")]
    [InlineData("u-6tb1.metal", "a whole machine")]
    public void Says_what_kind_it_is(string type, string kind) => Assert.Equal(
        $"{type} is {kind}.", Assert.Single(_detector.Judge(Observed.Role, Run(14, type), Steady())).Reasons[0].Text);

    [Theory]
    [InlineData("m5.15xlarge")]
    [InlineData("m5.xlarge")]
    [InlineData("m5.large")]
    [InlineData("m5.+16xlarge")]
    [InlineData("metal")]
    public void Says_nothing_of_smaller_ones(string type) => Assert.Empty(_detector.Judge(Observed.Role, Run(14, type), Steady()));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Takes_ten_for_many(int instances, bool isMany)
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, Run(14, "g5.xlarge") with { Instances = instances }, Steady()));

        Assert.Equal(isMany, finding.Reasons.Any(r => r.Dimension == "instances"));
        Assert.Contains("none was remembered", finding.Reasons[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Weighs_the_family_no_more_than_the_type_and_not_at_all_for_a_newcomer()
    {
        var known = Assert.Single(_detector.Judge(Observed.Role, Run(14, "g5.xlarge"), Steady()));
        var newcomer = Assert.Single(_detector.Judge(Observed.Role, Run(14, "g5.xlarge"), new Baseline()));

        Assert.InRange(known.Reasons[1].Weight, 6, 10);
        Assert.Equal("instance type", Assert.Single(newcomer.Reasons).Dimension);
    }

    [Fact]
    public void Stays_with_a_family_for_a_day_and_says_nothing_of_what_AWS_starts()
    {
        var baseline = Steady();
        baseline.Learn(Run(14, "g5.xlarge"));

        Assert.Single(_detector.Judge(Observed.Role, Run(14, "g5.12xlarge") with { Time = Run(14, "g5").Time.AddHours(23) }, baseline));
        Assert.Empty(_detector.Judge(Observed.Role, Run(15, "g5.12xlarge"), baseline));
        Assert.Empty(_detector.Judge(Observed.Role, Run(14, "p4d.24xlarge") with { ByService = true }, Steady()));
        Assert.Empty(_detector.Judge(Observed.Role, Run(14, "p4d.24xlarge") with { InstanceType = null }, Steady()));
    }

    [Fact]
    public void Weighs_the_family_by_the_little_that_is_known_of_a_beginner()
    {
        var baseline = new Baseline();
        baseline.Learn(Observed.After(TimeSpan.Zero));

        var finding = Assert.Single(_detector.Judge(Observed.Role, Run(0, "g5.xlarge"), baseline));

        Assert.Equal(1, finding.Reasons.Single(r => r.Dimension == "instance family").Weight, 0.01);
    }

    [Fact]
    public void Weighs_less_a_family_that_the_account_uses_and_more_one_that_nobody_does()
    {
        double Weight(string family) => _detector.Judge(Observed.Role, Run(0, "g5.xlarge"), new Baseline { Norms = Known(family) })
            .Single().Reasons.Where(r => r.Dimension == "instance family").Sum(r => r.Weight);

        Assert.True(Weight("p4d") > Weight("g5") + 1);
        Assert.InRange(Weight("p4d"), 2, 10);
    }

    private static Norms Known(string family)
    {
        var account = new AccountNorms();
        for (var i = 0; i < 60; i++)
        {
            account.Learn(new ShownValue(PeerGroup.Role, Trait.Principal, string.Empty, 1UL << i, Observed.Start, 1));
            account.Learn(new ShownValue(PeerGroup.Role, Trait.InstanceFamily, family, 1UL << i, Observed.Start, 1));
        }

        var today = AccountNorms.DayOf(Observed.Start);
        account.Freeze(today, 10);
        return Norms.Of(account.Of(today))!;
    }

    private static Observation Run(int day, string type) => Observed.After(TimeSpan.FromDays(day)) with
    {
        Action = "ec2:RunInstances",
        Access = AccessClass.Write,
        InstanceType = type,
        Instances = 1,
    };

    private static Baseline Steady()
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < 14 * 24; hour++)
        {
            baseline.Learn(Observed.After(TimeSpan.FromHours(hour)));
        }

        return baseline;
    }
}
