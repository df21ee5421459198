using Xunit;

namespace OrleansSec.Grains.Tests;

public sealed class AppliedSlicesTests
{
    private readonly AppliedSlices _applied = new();

    [Fact]
    public void Knows_a_slice_once_it_is_applied()
    {
        _applied.Add("a#1");

        Assert.True(_applied.Contains("a#1"));
        Assert.False(_applied.Contains("a#2"));
        Assert.False(_applied.Contains("b#1"));
    }

    [Fact]
    public void Knows_the_earlier_slices_of_a_batch() => Assert.Equal([true, true, false], After("a#0", "a#7").Select(_applied.Contains));

    [Fact]
    public void Remembers_every_slice_of_a_batch_of_any_length()
    {
        for (var i = 0; i < 200_000; i += 7)
        {
            _applied.Add($"batch#{i}");
        }

        Assert.True(_applied.Contains("batch#0"));
        Assert.True(_applied.Contains("batch#131072"));
        Assert.True(_applied.Contains("batch#199997"));
        Assert.False(_applied.Contains("batch#200000"));
    }

    [Fact]
    public void Remembers_the_last_batches_up_to_its_capacity()
    {
        for (var i = 0; i < AppliedSlices.Capacity + 10; i++)
        {
            _applied.Add($"batch-{i}#0");
        }

        Assert.All(Enumerable.Range(10, AppliedSlices.Capacity), i => Assert.True(_applied.Contains($"batch-{i}#0")));
        Assert.All(Enumerable.Range(0, 10), i => Assert.False(_applied.Contains($"batch-{i}#0")));
    }

    [Fact]
    public void Takes_an_id_without_a_number_for_a_batch_of_one_slice() =>
        Assert.Equal([true, true, false], After("upload", "x#y").Select(_applied.Contains));

    private string[] After(string first, string second)
    {
        _applied.Add(first);
        _applied.Add(second);
        return [first, second, second + "0"];
    }
}
