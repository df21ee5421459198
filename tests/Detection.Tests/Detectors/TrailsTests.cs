using FsCheck;
using FsCheck.Xunit;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

/// <summary>What belongs to an alert beside the events that were judged.</summary>
public sealed class TrailsTests
{
    private const string Elsewhere = "203.0.113.0/24";
    private static readonly RuleSummary _medium = new("key_made", "A key was made", Severity.Medium, ["T1098.001"]);
    private static readonly RuleSummary _low = new("settings_changed", "Settings were changed", Severity.Low, ["T1562"]);

    private readonly Baseline _baseline = Steady();
    private readonly Trails _trails = new();

    [Fact]
    public void Takes_in_what_came_before_and_after_from_the_same_new_network()
    {
        var alert = Assert.Single(Alerts([
            Read("before", 0, Elsewhere), Read("at home", 1), Hit("judged", 2, Elsewhere, _medium), Read("after", 3, Elsewhere), Read("home again", 4),
        ]));

        Assert.Equal(["after", "before", "judged"], alert.Events);
        Assert.Equal("judged", alert.Judged);
    }

    [Fact]
    public void Follows_for_two_days_across_the_ends_of_slices_and_of_days()
    {
        Assert.Single(Alerts([Hit("judged", 0, Elsewhere, _medium)]));

        Assert.Equal(["next day"], Assert.Single(Alerts([Read("next day", 24 * 60, Elsewhere)])).Events);
        Assert.Empty(Alerts([Read("third day", 49 * 60, Elsewhere)]));
    }

    [Fact]
    public void Leaves_the_alert_as_it_was_told()
    {
        var first = Assert.Single(Updates([Hit("judged", 0, Elsewhere, _medium)]));

        var follow = Assert.Single(Updates([Read("after", 1, Elsewhere)]));

        Assert.Equal(first with { Events = [] }, follow with { Events = [] });
    }

    [Fact]
    public void Takes_several_new_networks_within_half_a_day_for_one_stranger()
    {
        var alert = Assert.Single(Alerts([
            Read("one", 0, Elsewhere), Hit("judged", 60 * 5, "192.0.2.0/24", _medium), Read("one again", 60 * 20, Elsewhere), Read("another", 60 * 31, "198.18.0.0/24"),
        ]));

        Assert.Equal(["another", "judged", "one", "one again"], alert.Events);
    }

    [Fact]
    public void Takes_in_new_actions_of_the_same_hour_where_the_principal_is_at_home()
    {
        var alert = Assert.Single(Alerts([
            Read("looks", 0) with { Action = "iam:ListUsers" },
            Hit("judged", 30, Observed.At(Observed.Start).Network, _medium) with { Action = "iam:CreateAccessKey" },
            Read("as ever", 31),
        ]));

        Assert.Equal(["judged", "looks"], alert.Events);
    }

    [Fact]
    public void Follows_no_low_rule_unless_the_stranger_is_refused()
    {
        Assert.Equal(["low"], Assert.Single(Alerts([Hit("low", 0, Elsewhere, _low), Read("after", 1, Elsewhere)])).Events);

        Assert.Contains(
            Alerts([Hit("refused", 60 * 49, "192.0.2.0/24", _low) with { Error = "AccessDenied" }, Read("then", (60 * 49) + 1, "192.0.2.0/24")]),
            alert => alert.Events.SequenceEqual(["refused", "then"]));
    }

    [Fact]
    public void Raises_no_low_rule_beside_an_alert_of_medium_or_more_nor_on_its_trail()
    {
        var both = Hit("both", 0, Elsewhere, _medium) with { Hits = [new RuleHit(_low, []), new RuleHit(_medium, [])] };

        Assert.Equal(["both", "later"], Assert.Single(Alerts([both, Hit("later", 1, Elsewhere, _low)])).Events);
        Assert.Equal(["at home"], Assert.Single(Alerts([Hit("at home", 2, Observed.At(Observed.Start).Network, _low) with { Action = "s3:PutBucketAcl" }])).Events);
    }

    [Fact]
    public void Gives_what_came_before_to_an_alert_that_tells_more()
    {
        var high = _medium with { Name = "admin_made", Severity = Severity.High };

        var alerts = Alerts([Read("before", 0, Elsewhere), Hit("medium", 1, Elsewhere, _medium), Hit("high", 2, Elsewhere, high), Read("after", 3, Elsewhere)]);

        Assert.Equal(["before", "medium"], alerts.Single(a => a.Judged == "medium").Events);
        Assert.Equal(["after", "before", "high"], alerts.Single(a => a.Judged == "high").Events);
    }

    [Fact]
    public void Follows_nobody_who_comes_from_a_new_network_every_time()
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < 24 * 14; hour++)
        {
            baseline.Learn(Observed.After(TimeSpan.FromHours(hour - (24 * 14))) with { Network = $"198.18.{hour % 256}.{hour / 256}/32" });
        }

        var judgement = Judge.Observe(
            Observed.Role, [Hit("judged", 0, Elsewhere, _medium), Read("after", 1, Elsewhere)], baseline, CorrelationBook.Empty, new Windows(), _trails, JudgeTerms.Default);

        Assert.Equal("judged", Assert.Single(Assert.Single(judgement.Updates).Events).EventId);
    }

    [Fact]
    public void Takes_nothing_in_that_AWS_does_for_the_principal() =>
        Assert.Equal(
            ["judged"],
            Assert.Single(Alerts([Hit("judged", 0, Elsewhere, _medium), Read("by AWS", 1, Elsewhere) with { ByService = true }])).Events);

    [Fact]
    public void Remembers_few_trails_and_little_of_each()
    {
        Alerts([.. Enumerable.Range(0, 60).Select(i => Read($"e{i:D2}", i, Elsewhere))]);

        var alert = Assert.Single(Alerts([Hit("judged", 60, Elsewhere, _medium)]));

        Assert.Equal(["e50", "e51", "e52", "e53", "e54", "e55", "e56", "e57", "e58", "e59", "judged"], alert.Events);
    }

    [Property(MaxTest = 50)]
    public bool Finds_the_same_however_the_events_are_sliced(int seed, PositiveInt cut)
    {
        var random = new Random(seed);
        Observation[] story =
        [
            .. Enumerable.Range(0, 200).Select(i => Read($"e{i:D3}", i * 20, random.Next(3) == 0 ? $"203.0.{random.Next(5)}.0/24" : null) with
            {
                Client = random.Next(20) == 0 ? "curl" : "boto3",
                Action = random.Next(10) == 0 ? $"iam:List{random.Next(9)}" : "s3:GetObject",
                Hits = random.Next(15) == 0 ? [new RuleHit(random.Next(2) == 0 ? _low : _medium, [])] : [],
            }),
        ];
        var (once, sliced) = (Steady(), Steady());
        var (onceTrails, slicedTrails) = (new Trails(), new Trails());

        var expected = Merged(Updates(story, once, onceTrails));
        var actual = Merged([.. story.Chunk(1 + (cut.Get % 40)).SelectMany(slice => Updates(slice, sliced, slicedTrails))]);

        return expected.SequenceEqual(actual);
    }

    [Fact]
    public void Knows_a_stranger_by_its_client_on_another_network_a_day_later()
    {
        var stranger = Hit("judged", 0, Elsewhere, _medium) with { Client = "curl" };

        Assert.NotEmpty(Alerts([stranger]));

        Assert.Contains(Alerts([Read("a day later", 30 * 60, "192.0.2.0/24") with { Client = "curl" }]), alert => alert.Judged == "judged");
    }

    [Fact]
    public void Forgets_of_four_strangers_the_one_that_nobody_told_of_first_and_then_the_oldest()
    {
        Alerts([
            Hit("told", 0, "203.0.1.0/24", _medium),
            Read("untold", 13 * 60, "203.0.2.0/24"),
            Hit("told too", 26 * 60, "203.0.3.0/24", _medium),
            Hit("fourth", 39 * 60, "203.0.4.0/24", _medium),
        ]);

        Assert.False(_trails.IsEmpty);
        Assert.Equal(
            ["a", "b", "c"],
            Alerts([Read("a", 40 * 60, "203.0.1.0/24"), Read("x", 40 * 60, "203.0.2.0/24"), Read("b", 40 * 60, "203.0.3.0/24"), Read("c", 40 * 60, "203.0.4.0/24")])
                .SelectMany(alert => alert.Events).Where(e => e.Length == 1 && e != "x").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Begins_none_for_a_principal_of_the_first_day_of_which_nothing_is_known()
    {
        var baseline = new Baseline();
        var trails = new Trails();

        Updates([Read("first", 0, Elsewhere), Read("later", 23 * 60, "192.0.2.0/24")], baseline, trails);
        Assert.True(trails.IsEmpty);

        for (var hour = 24; hour < 24 * 14; hour++)
        {
            baseline.Learn(Read($"h{hour}", hour * 60, Elsewhere));
        }

        Updates([Read("strange", 24 * 14 * 60, "198.18.0.0/24")], baseline, trails);
        Assert.False(trails.IsEmpty);
    }

    [Fact]
    public void Forgets_of_two_strangers_that_nobody_told_of_the_older_one()
    {
        Alerts([
            Read("older", 0, "203.0.1.0/24"), Read("newer", 13 * 60, "203.0.2.0/24"),
            Hit("told", 26 * 60, "203.0.3.0/24", _medium), Hit("fourth", 39 * 60, "203.0.4.0/24", _medium),
        ]);

        Assert.Contains(Alerts([Hit("one", 40 * 60, "203.0.1.0/24", _medium)]), alert => alert.Events.SequenceEqual(["one"]));
        Assert.Contains(Alerts([Hit("two", 41 * 60, "203.0.2.0/24", _medium)]), alert => alert.Events.SequenceEqual(["newer", "two"]));
    }

    [Fact]
    public void Gives_what_came_before_to_the_higher_of_two_alerts_on_one_event()
    {
        var high = _medium with { Name = "admin_made", Severity = Severity.High };
        var both = Hit("judged", 1, Elsewhere, _medium) with { Hits = [new RuleHit(_medium, []), new RuleHit(high, [])] };

        var updates = Updates([Read("before", 0, Elsewhere), both]);

        Assert.Equal(["judged"], updates.Single(u => u.Detector == "rule:key_made").Events.Select(e => e.EventId));
        Assert.Equal(2, updates.Single(u => u.Detector == "rule:admin_made").Events.Count);
    }

    [Theory]
    [InlineData(Elsewhere, true)]
    [InlineData("198.51.100.0/24", false)]
    public void Takes_a_newcomer_for_a_stranger_where_nobody_of_its_account_has_been(string network, bool isStranger)
    {
        var account = new AccountNorms();
        for (var i = 0; i < 20; i++)
        {
            account.Learn(new ShownValue(PeerGroup.Role, Trait.Principal, string.Empty, 1UL << i, Observed.Start, 1));
            foreach (var (trait, value) in new[] { (Trait.Network, "198.51.100.0/24"), (Trait.Client, "boto3"), (Trait.Action, "s3:GetObject") })
            {
                account.Learn(new ShownValue(PeerGroup.Role, trait, value, 1UL << i, Observed.Start, 1));
            }
        }

        var today = AccountNorms.DayOf(Observed.Start);
        account.Freeze(today, 10);
        var trails = new Trails();

        Updates([Read("first", 0, network)], new Baseline { Norms = Norms.Of(account.Of(today)) }, trails);

        Assert.Equal(isStranger, !trails.IsEmpty);
    }

    private static Baseline Steady()
    {
        var baseline = new Baseline();
        for (var hour = -24 * 14; hour < 0; hour += 2)
        {
            baseline.Learn(Observed.After(TimeSpan.FromHours(hour)));
        }

        return baseline;
    }

    private static Observation Read(string id, int minute, string? network = null)
    {
        var read = Observed.After(TimeSpan.FromMinutes(minute), id);
        return read with { Network = network ?? read.Network };
    }

    private static Observation Hit(string id, int minute, string network, RuleSummary rule) =>
        Read(id, minute, network) with { Hits = [new RuleHit(rule, [])] };

    private IReadOnlyList<AlertUpdate> Updates(IReadOnlyList<Observation> observations) => Updates(observations, _baseline, _trails);

    private static IReadOnlyList<AlertUpdate> Updates(IReadOnlyList<Observation> observations, Baseline baseline, Trails trails) =>
        Judge.Observe(Observed.Role, observations, baseline, CorrelationBook.Empty, new Windows(), trails, JudgeTerms.Default).Updates;

    private (string Judged, string[] Events)[] Alerts(IReadOnlyList<Observation> observations) => [.. Updates(observations)
        .Select(u => (u.JudgedEventId, (string[])[.. u.Events.Select(e => e.EventId).Order(StringComparer.Ordinal)]))];

    private static string[] Merged(IReadOnlyList<AlertUpdate> updates) =>
    [
        .. updates.GroupBy(u => u.Id)
            .Select(g => $"{g.Key} {string.Join(' ', g.SelectMany(u => u.Events).Select(e => e.EventId).Distinct().Order(StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal),
    ];
}
