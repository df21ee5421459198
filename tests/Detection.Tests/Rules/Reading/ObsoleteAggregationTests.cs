using OrleansSec.Detection.Rules.Reading;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules.Reading;

/// <summary>What to write instead of what stands behind a pipe.</summary>
public sealed class ObsoleteAggregationTests
{
    [Theory]
    [InlineData("count() by sourceIPAddress > 5", "event_count with group-by: sourceIPAddress")]
    [InlineData("count() > 5", "event_count")]
    [InlineData("count > 5", "event_count")]
    [InlineData("count(userIdentity.arn) by awsRegion > 5", "value_count with group-by: awsRegion and field: userIdentity.arn")]
    [InlineData("count( eventName ) > 5", "value_count and field: eventName")]
    [InlineData("max(eventName) > 5", "value_count and field: eventName")]
    [InlineData("near other", "temporal")]
    [InlineData("count(a) by b > 5", "value_count with group-by: b and field: a")]
    public void Names_the_correlation(string aggregation, string correlation) => Assert.Equal(
        $"the aggregation | {aggregation} is obsolete Sigma and is refused; write a correlation of type {correlation} that refers to this rule",
        ObsoleteAggregation.Advice($" {aggregation} "));

    [Theory]
    [InlineData("what")]
    [InlineData("counting() > 5")]
    public void Names_the_kind_where_it_knows_no_other(string aggregation) => Assert.Equal(
        $"the pipe (|{aggregation}) is obsolete Sigma and is refused; write a Sigma correlation that refers to this rule",
        ObsoleteAggregation.Advice(aggregation));
}
