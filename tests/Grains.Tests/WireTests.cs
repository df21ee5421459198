using System.Reflection;
using Xunit;

namespace OrleansSec.Grains.Tests;

/// <summary>
/// The types that cross a process boundary or are stored, against the checked-in list. A changed or missing line is a
/// question for a rolling upgrade; a new line is added to the list.
/// </summary>
public sealed class WireTests
{
    private static readonly string _path = Path.Combine(AppContext.BaseDirectory, "Samples", "wire-types.txt");

    [Fact]
    public void Keeps_the_names_and_numbers_of_what_is_sent_and_stored() =>
        Assert.Equal(File.ReadAllLines(_path), Types().SelectMany(Lines));

    private static IEnumerable<Type> Types() =>
        new[] { typeof(Contracts.Events.Observation), typeof(Detection.Baselines.Baseline), typeof(EntityState) }
            .SelectMany(t => t.Assembly.GetTypes())
            .Where(t => t.GetCustomAttribute<GenerateSerializerAttribute>() is not null)
            .OrderBy(Name, StringComparer.Ordinal);

    private static IEnumerable<string> Lines(Type type) => Members(type).Prepend(Name(type));

    private static IEnumerable<string> Members(Type type) => type
        .GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Select(m => (Id: m.GetCustomAttribute<IdAttribute>()?.Id, Member: m))
        .Where(m => m.Id is not null)
        .OrderBy(m => m.Id)
        .Select(m => $"  {m.Id} {m.Member.Name} {Of(m.Member)}");

    private static string Of(MemberInfo member) => member is PropertyInfo property
        ? property.PropertyType.ToString()
        : ((FieldInfo)member).FieldType.ToString();

    private static string Name(Type type) => type.GetCustomAttribute<AliasAttribute>()!.Alias;
}
