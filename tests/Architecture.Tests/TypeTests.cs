using System.Reflection;
using OrleansSec.Detection.Detectors;
using Xunit;

namespace OrleansSec.Architecture.Tests;

public sealed class TypeTests
{
    private static readonly Assembly[] _assemblies =
        [typeof(Contracts.Events.Observation).Assembly, typeof(IDetector).Assembly, Assembly.Load("OrleansSec.Grains")];

    [Fact]
    public void A_class_that_none_inherits_is_sealed() => Assert.Empty(Classes()
        .Where(t => !t.IsSealed && !t.IsAbstract && !Classes().Any(c => c.BaseType == t))
        .Select(t => t.FullName));

    [Fact]
    public void A_detector_is_sealed_and_keeps_nothing_between_events() => Assert.Empty(Detectors()
        .Where(t => !t.IsSealed || t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length > 0)
        .Select(t => t.FullName));

    [Fact]
    public void A_detector_has_its_tests() => Assert.Empty(Detectors()
        .Select(t => $"tests/Detection.Tests/Detectors/{t.Name}Tests.cs")
        .Except(Repository.Files));

    [Fact]
    public void No_static_field_changes() => Assert.Empty(Classes()
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(f => !f.IsInitOnly && !f.IsLiteral && !f.Name.StartsWith('<'))
        .Select(f => $"{f.DeclaringType!.FullName}.{f.Name}"));

    private static IEnumerable<Type> Detectors() =>
        typeof(IDetector).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IDetector)));

    // What the compiler and the Orleans generator write is theirs.
    private static IEnumerable<Type> Classes() => _assemblies
        .SelectMany(a => a.GetTypes())
        .Where(t => t.IsClass
            && t.Namespace?.StartsWith("OrleansSec.", StringComparison.Ordinal) == true
            && !t.FullName!.Contains('<', StringComparison.Ordinal)
            && t.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is null);
}
