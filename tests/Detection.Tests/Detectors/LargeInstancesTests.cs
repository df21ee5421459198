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
