using System.Text;
using FsCheck.Xunit;
using OrleansSec.Detection.Baselines;
using Xunit;

namespace OrleansSec.Detection.Tests.Baselines;

public sealed class BoundedTextTests
{
    [Fact]
    public void Leaves_text_of_usual_length_as_it_is() =>
        Assert.Equal("ec2:DescribeInstances", BoundedText.Of("ec2:DescribeInstances"));

    [Fact]
    public void Keeps_the_start_of_a_long_text_and_a_hash_of_the_whole() =>
        Assert.Matches("^x{79}~[0-9a-f]{16}$", BoundedText.Of(new string('x', 10_000)));

    [Property]
    public bool Is_never_longer_than_its_bound_and_stable(string? text)
    {
        var bounded = BoundedText.Of(string.Concat(Enumerable.Repeat(text ?? "\ud800é\U0001F600", 20)));

        return Encoding.UTF8.GetByteCount(bounded) <= BoundedText.MaxBytes && BoundedText.Of(bounded) == bounded;
    }
}
