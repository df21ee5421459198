using System.Net;
using OrleansSec.Contracts.Events;
using OrleansSec.Silo.Intel;
using OrleansSec.System.Tests.Processes;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.System.Tests.Intel;

/// <summary>Places from databases that a user supplies.</summary>
public sealed class MmdbPlacesTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Merges_what_several_databases_tell_of_an_address()
    {
        using var places = new MmdbPlaces([Database("city.mmdb", City), Database("asn.mmdb", Asn)]);

        var place = places.Locate(IPAddress.Parse("203.0.113.9"));

        Assert.Equal(new Place("DE", 64500, "Example Hosting", 52.5, 13.4), place);
    }

    [Fact]
    public void Reads_the_flat_form_of_other_makers()
    {
        using var places = new MmdbPlaces([Database("lite.mmdb", new() { ["country_code"] = "JP", ["asn"] = "AS64501", ["as_name"] = "Example K.K." })]);

        var place = places.Locate(IPAddress.Parse("203.0.113.9"));

        Assert.Equal(new Place("JP", 64501, "Example K.K.", null, null), place);
    }

    [Fact]
    public void Knows_nothing_of_an_address_outside_its_networks()
    {
        using var places = new MmdbPlaces([Database("city.mmdb", City)]);

        Assert.Null(places.Locate(IPAddress.Parse("198.51.100.1")));
        Assert.Null(places.Locate(IPAddress.Parse("2001:db8::1")));
    }

    [Fact]
    public void Refuses_a_file_that_is_no_database_by_its_name()
    {
        var path = _folder.Drop("broken.mmdb", "not a database"u8.ToArray());

        var failure = Assert.Throws<IOException>(() => new MmdbPlaces([path]));

        Assert.Contains("broken.mmdb", failure.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, object> City => new()
    {
        ["country"] = new Dictionary<string, object> { ["iso_code"] = "DE" },
        ["location"] = new Dictionary<string, object> { ["latitude"] = 52.5244, ["longitude"] = 13.4105 },
    };

    private static Dictionary<string, object> Asn => new()
    {
        ["autonomous_system_number"] = 64500u,
        ["autonomous_system_organization"] = "Example Hosting",
    };

    private string Database(string name, Dictionary<string, object> value) =>
        _folder.Drop(name, new MmdbFile().Add("203.0.113.0/24", value).ToArray());
}
