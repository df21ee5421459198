using System.Globalization;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

/// <summary>Sixty principals with habits, for two weeks: twenty people, twenty applications, ten CI roles, ten explorers.</summary>
public sealed class FirstUseSimulationTests(ITestOutputHelper output)
{
    private const int Principals = 60;
    private const int Days = 14;
    private const int LearningDays = 3;

    private readonly FirstUse _detector = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Is_quiet_over_habits_and_finds_what_is_planted(int seed)
    {
        var (alerts, high, found, planted) = (0, 0, 0, 0);
        for (var principal = 0; principal < Principals; principal++)
        {
            var random = new Random((seed * 1000) + principal);
            var (baseline, alerted) = (new Baseline(), new HashSet<int>());
            foreach (var observation in Habit(principal, random))
            {
                var day = (int)(observation.Time - Observed.Start).TotalDays;
                foreach (var finding in _detector.Judge(Observed.Role, observation, baseline))
                {
                    alerts += alerted.Add(day) && day >= LearningDays ? 1 : 0;
                    high += finding.Score >= 24 && day >= LearningDays ? 1 : 0;
                }

                baseline.Learn(observation);
            }

            if (principal < 50)
            {
                planted++;
                found += _detector.Judge(Observed.Role, Stolen(random), baseline).Count;
            }
        }

        var perDay = alerts / (double)(Days - LearningDays);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{perDay:F2} alerts a day, {high} high; {found} of {planted} found"));
        Assert.InRange(perDay, 0, 1);
        Assert.True(high <= Days - LearningDays);
        Assert.Equal(planted, found);
    }

    private static IEnumerable<Observation> Habit(int principal, Random random)
    {
        for (var hour = 0; hour < Days * 24; hour++)
        {
            var time = Observed.Start.AddHours(hour - 9);
            var events = Busyness(principal, time, random);
            for (var i = 0; i < events; i++)
            {
                yield return Act(principal, random) with { Time = time.AddSeconds(random.Next(3600)), EventId = $"{hour}-{i}" };
            }
        }
    }

    private static int Busyness(int principal, DateTimeOffset time, Random random)
    {
        var isOffice = time.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && time.Hour is >= 8 and < 18;
        return principal switch
        {
            < 20 => isOffice && random.Next(3) > 0 ? random.Next(1, 12) : 0,
            < 40 => random.Next(5, 15),
            < 50 => random.Next(4) == 0 ? random.Next(20, 60) : 0,
            _ => isOffice ? random.Next(0, 20) : 0,
        };
    }

    // Habits are skewed: a few actions make most events, and rare ones keep coming for weeks.
    private static Observation Act(int principal, Random random)
    {
        var (actions, regions, networks) = principal switch
        {
            < 20 => (60, 2, 6),
            < 40 => (6, 1, 2),
            < 50 => (80, 2, 3),
            _ => (400, 12, 30),
        };
        var action = Skewed(actions, random);
        return Observed.After(TimeSpan.Zero) with
        {
            Action = $"service{action % 12}:Action{action}",
            Access = action % 10 == 9 ? AccessClass.Permission : action % 3 == 2 ? AccessClass.Write : AccessClass.Read,
            Region = $"region-{Skewed(regions, random)}",
            Network = $"net-{principal}-{Skewed(networks, random)}",
        };
    }

    private static Observation Stolen(Random random) => Observed.After(TimeSpan.FromDays(Days)) with
    {
        Action = $"iam:CreateAccessKey{random.Next(5)}",
        Access = AccessClass.Permission,
        Region = "ap-south-1",
        Network = "203.0.113.0/24",
    };

    private static int Skewed(int choices, Random random) => (int)(Math.Pow(random.NextDouble(), 4) * choices);
}
