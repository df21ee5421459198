using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Fields;
using OrleansSec.Detection.Rules;
using OrleansSec.Detection.Rules.Matching;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules;

/// <summary>The engine against naive references, on random input.</summary>
public sealed class RuleProperties
{
    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(1000);

    private static readonly Gen<string> _text = Text(["a", "A", "b", "ü", "Ü", "*", "?", "😀"], 7);
    private static readonly Gen<string> _name = Gen.Elements("CreateUser", "createuser", "DeleteUser", "Über", "über", "");

    [Fact]
    public void Wildcards_agree_with_a_naive_reading() => Prop.ForAll(
        Gen.Zip(Text(["a", "A", "b", "ü", "Ü", "*", "?", "*", @"\*", @"\\", "😀"], 6), _text).ToArbitrary(),
        pair =>
        {
            var pattern = Pattern.Parse(pair.Item1);
            var value = Encoding.UTF8.GetBytes(pair.Item2);
            int[] runes = [.. pair.Item2.EnumerateRunes().Select(r => r.Value)];

            Assert.Equal(Fits(pattern.Elements, runes, Upper), pattern.Match(pair.Item1, cased: false).Matches(value));
            Assert.Equal(Fits(pattern.Elements, runes, e => e), pattern.Match(pair.Item1, cased: true).Matches(value));
        }).Check(_config);

    [Fact]
    public void Addresses_agree_with_the_framework() => Prop.ForAll(
        Text(["1", "9", "25", "0", "f", ":", "::", ".", "."], 15).ToArbitrary(),
        text =>
        {
            var parsed = IpText.TryParse(Encoding.UTF8.GetBytes(text), out var address, out var isV4);

            // Logs write leading zeros in decimal (075.050.255.67); the framework would read them as octal.
            var plain = Regex.Replace(text, "(?<=^|[.:])0+(?=[0-9a-f])", string.Empty);
            Assert.True(!parsed || Number(IPAddress.Parse(plain), isV4) == address, text);
        }).Check(_config);

    [Fact]
    public void Networks_agree_with_the_framework() => Prop.ForAll(
        Gen.Zip(Gen.ArrayOf(Gen.Choose(0, 255), 16), Gen.Zip(Gen.Choose(0, 128), Gen.Choose(0, 127))).ToArbitrary(),
        drawn =>
        {
            var (numbers, (prefix, flipped)) = drawn;
            byte[] bytes = [.. numbers.Select(b => (byte)b)];
            byte[] other = [.. bytes];
            other[flipped / 8] ^= (byte)(0x80 >> (flipped % 8));
            CheckNetwork(new IPAddress(bytes), new IPAddress(other), prefix, flipped);
            CheckNetwork(new IPAddress(bytes[..4]), new IPAddress(other[..4]), prefix % 33, flipped);
        }).Check(_config);

    [Fact]
    public void The_index_loses_no_rule() => Prop.ForAll(
        Gen.Zip(Gen.ListOf(Conditions(3), 6), Records()).ToArbitrary(),
        drawn =>
        {
            var template = Sigma.Selecting("eventName: x");
            SigmaRule[] rules = [.. drawn.Item1.Select((condition, i) => new SigmaRule([], condition)
            {
                Name = $"r{i}",
                File = template.File,
                Line = 1,
                Title = template.Title,
                Level = template.Level,
                LogSource = template.LogSource,
                Fields = [.. condition.Fields],
                Summary = template.Summary with { Name = $"r{i}" },
            })];
            var fields = Sigma.Fields(drawn.Item2, rules);
            var book = RuleBook.Compile(rules, fields.Layout);
            List<RuleHit> indexed = [];
            List<RuleHit> all = [];

            book.Match(fields, indexed);
            book.MatchAll(fields, all);

            Assert.Equal(all.Select(h => h.Rule.Name), indexed.Select(h => h.Rule.Name).Order());
        }).Check(_config);

    [Fact]
    public void Conditions_agree_with_naive_logic() => Prop.ForAll(
        Gen.Zip(Conditions(4), Records()).ToArbitrary(),
        drawn =>
        {
            var (condition, json) = drawn;
            var fields = new EventFields(FieldLayout.For(condition.Fields));
            FieldReader.Read(Encoding.UTF8.GetBytes(json), fields);

            Assert.Equal(Holds(condition, fields), RuleCompiler.Compile(condition, fields.Layout).Matches(fields));
        }).Check(_config);

    private static Gen<string> Text(string[] parts, int longest) => Gen.Choose(0, longest)
        .SelectMany(length => Gen.ArrayOf(Gen.Elements(parts), length))
        .Select(string.Concat);

    private static Gen<Condition> Conditions(int depth)
    {
        var field = Gen.Elements("eventName", "eventSource", "errorCode");
        var leaf = Gen.OneOf(
            Gen.Zip(field, Gen.NonEmptyListOf(_name)).Select(Condition (p) => new Condition.FieldIs(
                p.Item1, p.Item1, [.. p.Item2.Select(v => Pattern.Parse(v).Match(v, cased: v.Length > 9))])),
            field.Select(Condition (f) => new Condition.FieldIs(f, f, [Pattern.Parse("c*").Match("c*", cased: false)])),
            field.Select(Condition (f) => new Condition.FieldIsNull(f)),
            field.Select(Condition (f) => new Condition.FieldExists(f)));
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Conditions(depth - 1);
        var several = Gen.Choose(1, 3).SelectMany(n => Gen.ListOf(inner, n));
        return Gen.OneOf(
            leaf,
            several.Select(Condition (parts) => Condition.AllOf([.. parts])),
            several.Select(Condition (parts) => Condition.AnyOf([.. parts])),
            inner.Select(Condition (part) => new Condition.Not(part)));
    }

    private static Gen<string> Records()
    {
        var one = _name.Select(name => $"\"{name}\"");
        var value = Gen.OneOf(one, one, one, Gen.Constant("null"), Gen.Zip(one, one).Select(p => $"[{p.Item1},{p.Item2}]"));
        var member = Gen.Zip(Gen.Elements("eventName", "eventSource", "errorCode"), value).Select(p => (p.Item1, p.Item2));
        return Gen.Choose(0, 3).SelectMany(n => Gen.ListOf(member, n))
            .Select(members => $"{{{string.Join(',', members.DistinctBy(m => m.Item1).Select(m => $"\"{m.Item1}\":{m.Item2}"))}}}");
    }

    private static bool Holds(Condition condition, EventFields fields) => condition switch
    {
        Condition.All all => all.Parts.All(p => Holds(p, fields)),
        Condition.Any any => any.Parts.Any(p => Holds(p, fields)),
        Condition.Not not => !Holds(not.Part, fields),
        Condition.FieldIs its => Values(its.Field, fields).Any(v => v is not null && its.Matches.Any(m => m.Matches(v))),
        Condition.FieldIsNull its => Values(its.Field, fields) is var values && (values.Count == 0 || values.Contains(null)),
        Condition.FieldExists its => Values(its.Field, fields).Count > 0,
        _ => throw new ArgumentException("Not drawn.", nameof(condition)),
    };

    private static List<byte[]?> Values(string field, EventFields fields)
    {
        var values = new List<byte[]?>();
        foreach (var value in fields[fields.Layout.IndexOf(field)])
        {
            values.Add(value.Kind == FieldKind.Null ? null : value.Text.ToArray());
        }

        return values;
    }

    private static bool Fits(IEnumerable<int> pattern, IEnumerable<int> value, Func<int, int> fold)
    {
        int[] elements = [.. pattern];
        int[] runes = [.. value];
        return elements switch
        {
            [] => runes.Length == 0,
            [Pattern.Many, .. var rest] => Enumerable.Range(0, runes.Length + 1).Any(n => Fits(rest, runes[n..], fold)),
            [var first, .. var rest] => runes.Length > 0
                && (first == Pattern.One || fold(first) == fold(runes[0]))
                && Fits(rest, runes[1..], fold),
        };
    }

    private static int Upper(int rune) => Rune.ToUpperInvariant(new Rune(rune)).Value;

    private static UInt128 Number(IPAddress address, bool isV4)
    {
        var bytes = (isV4 ? address : address.MapToIPv6()).GetAddressBytes();
        return bytes.Aggregate((UInt128)0, (number, b) => (number << 8) | b);
    }

    private static void CheckNetwork(IPAddress address, IPAddress other, int prefix, int flipped)
    {
        var network = CidrMatch.Create($"{address}/{prefix}")!;
        var width = address.GetAddressBytes().Length * 8;

        Assert.True(network.Matches(Encoding.UTF8.GetBytes(address.ToString())));
        Assert.Equal(flipped >= Math.Min(prefix, width), network.Matches(Encoding.UTF8.GetBytes(other.ToString())));
    }
}
