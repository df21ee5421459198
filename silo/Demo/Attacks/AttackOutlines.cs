using OrleansSec.Silo.Demo.Organisation;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace OrleansSec.Silo.Demo.Attacks;

/// <summary>The attacks that are written as files.</summary>
internal static class AttackOutlines
{
    private const string Folder = "Attacks.Scripts.";

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<AttackOutline> All { get; } = [.. Resource.Names(Folder).Select(Read)];

    private static AttackOutline Read(string resource)
    {
        var reader = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        var outline = reader.Deserialize<AttackOutline>(Resource.Text(resource));
        outline.Name = resource.Split('.')[^2];
        return outline;
    }
}
