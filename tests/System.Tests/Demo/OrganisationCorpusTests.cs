using System.Security.Cryptography;
using OrleansSec.Silo.Demo;
using OrleansSec.Silo.Demo.Attacks;
using Xunit;

namespace OrleansSec.System.Tests.Demo;

public sealed class OrganisationCorpusTests
{
    private static readonly DateTimeOffset _start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Makes_the_same_files_of_the_same_seed()
    {
        Assert.Equal(Hashes(Corpus(5)), Hashes(Corpus(5)));
    }

    [Fact]
    public void Has_other_victims_times_and_parameters_with_another_seed()
    {
        var (one, other) = (Labels(Corpus(5)), Labels(Corpus(6)));

        Assert.Empty(one.Select(l => l.EventId).Intersect(other.Select(l => l.EventId)));
        Assert.NotEqual(one.Select(l => l.Entity), other.Select(l => l.Entity));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(25)]
    public void Plants_exactly_as_many_steps_as_asked(int steps)
    {
        var labels = Labels(Corpus(3, steps));

        Assert.Equal(steps, labels.Select(l => (l.Attack, l.Step)).Distinct().Count());
    }

    [Fact]
    public void Plants_nothing_into_the_days_of_learning()
    {
        var attacks = Records(Corpus(3, 30)).Where(r => r.IsAttack);

        Assert.All(attacks, r => Assert.InRange(r.Time, _start.AddDays(AttackPlanner.LearningDays(6)), _start.AddDays(6)));
    }

    [Fact]
    public void Names_as_entity_of_a_label_who_acts_in_the_record()
    {
        var attacks = Records(Corpus(4, 40)).Where(r => r.IsAttack && r.Role is not null).ToArray();
        var entities = Labels(Corpus(4, 40)).ToDictionary(l => l.EventId, l => l.Entity);

        Assert.NotEmpty(attacks);
        Assert.All(attacks, r => Assert.Equal($"prin:111122223333:role:{r.Role}", entities[r.EventId]));
    }

    [Fact]
    public void Changes_nothing_in_the_background_by_planting_attacks()
    {
        var quiet = Records(Corpus(2, 0)).Count;
        var attacked = Records(Corpus(2, 12));

        Assert.Equal(quiet, attacked.Count(r => !r.IsAttack));
    }

    [Fact]
    public void Can_play_every_attack_that_is_written()
    {
        var played = Labels(Corpus(9, 400)).Select(l => l.Attack![(l.Attack!.IndexOf('-', StringComparison.Ordinal) + 1)..]).Distinct().Order();

        Assert.Equal(AttackOutlines.All.Select(o => o.Name).Order(), played);
    }

    private static DemoOptions Corpus(ulong seed, int steps = 12) =>
        new() { Seed = seed, Days = 6, Start = _start, Organisation = new OrganisationOptions(12, steps) };

    private static List<DemoLabel> Labels(DemoOptions options) => [.. DemoCorpus.Files(options).SelectMany(f => f.Labels)];

    private static IReadOnlyList<DemoRecord> Records(DemoOptions options) => DemoRecord.Of([.. DemoCorpus.Files(options)]);

    private static string[] Hashes(DemoOptions options) =>
        [.. DemoCorpus.Files(options).Select(f => f.Path + Convert.ToHexString(SHA256.HashData(f.Content.Span)))];
}
