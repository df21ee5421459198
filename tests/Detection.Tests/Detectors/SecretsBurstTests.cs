using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Detectors;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class SecretsBurstTests
{
    private readonly Hours _hours = new(new SecretsBurst(), i => TestKit.Observed.After(TimeSpan.Zero) with
    {
        Action = "secretsmanager:GetSecretValue",
        Access = AccessClass.Data,
        Resource = $"secret-{i}",
    });

    [Fact]
    public void Finds_thirty_reads_by_who_never_read_any()
    {
        Work(48);

        Assert.NotEmpty(_hours.Of(48, 30));
    }

    [Fact]
    public void Says_nothing_of_a_few()
    {
        Work(48);

        Assert.Empty(_hours.Of(48, 12));
    }

    [Fact]
    public void Knows_a_program_that_reads_many_every_hour()
    {
        _hours.Days(7, _ => 25);

        Assert.Empty(_hours.Of(7 * 24, 35));
    }

    private void Work(int hours)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            _hours.Baseline.Learn(TestKit.Observed.After(TimeSpan.FromHours(hour)));
        }
    }
}
