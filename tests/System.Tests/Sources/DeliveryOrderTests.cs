using OrleansSec.Silo.Sources;
using Xunit;

namespace OrleansSec.System.Tests.Sources;

public sealed class DeliveryOrderTests
{
    [Fact]
    public void Reads_a_trail_by_the_time_of_delivery_not_region_after_region()
    {
        string[] paths =
        [
            "t/eu-west-1/2026/06/02/111122223333_CloudTrail_eu-west-1_20260602T0015Z_AAAA.json.gz",
            "t/eu-west-1/2026/06/01/111122223333_CloudTrail_eu-west-1_20260601T2355Z_AAAA.json.gz",
            "t/us-east-1/2026/06/01/111122223333_CloudTrail_us-east-1_20260601T0005Z_ZZZZ.json.gz",
        ];

        Assert.Equal([paths[2], paths[1], paths[0]], DeliveryOrder.Sort(paths));
    }

    [Fact]
    public void Puts_files_whose_names_tell_no_time_first_by_path()
    {
        string[] paths = ["b/1_CloudTrail_r_20260601T0005Z_X.json.gz", "z.json", "a/20269999T9999Z_x.json", "a.json"];

        Assert.Equal(["a.json", "a/20269999T9999Z_x.json", "z.json", paths[0]], DeliveryOrder.Sort(paths));
    }

    [Fact]
    public void Keeps_the_order_of_paths_within_a_minute() =>
        Assert.Equal(
            ["1_CloudTrail_a_20260601T0005Z_A.json", "1_CloudTrail_a_20260601T0005Z_B.json"],
            DeliveryOrder.Sort(["1_CloudTrail_a_20260601T0005Z_B.json", "1_CloudTrail_a_20260601T0005Z_A.json"]));

    [Fact]
    public void Reads_the_time_as_UTC() =>
        Assert.Equal(
            new DateTimeOffset(2026, 6, 1, 20, 45, 0, TimeSpan.Zero),
            DeliveryOrder.TimeOf("/x/111122223333_CloudTrail_eu-west-1_20260601T2045Z_MOizBKuGeUX1mb5b.json.gz"));
}
