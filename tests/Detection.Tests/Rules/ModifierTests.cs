using System.Text;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules;

/// <summary>Every modifier of the Sigma specification, on one field of a record.</summary>
public sealed class ModifierTests
{
    [Theory]
    [InlineData("errorMessage: Denied", "denied", true)]
    [InlineData("errorMessage: Denied", "denied!", false)]
    [InlineData("errorMessage|cased: Denied", "Denied", true)]
    [InlineData("errorMessage|cased: Denied", "denied", false)]
    [InlineData("errorMessage: ÜBER", "über", true)]
    [InlineData("errorMessage|cased: ÜBER", "über", false)]
    [InlineData("errorMessage|contains: not auth", "You are NOT authorized", true)]
    [InlineData("errorMessage|contains: not auth", "not au", false)]
    [InlineData("errorMessage|contains: größe", "DIE GRÖSSE: GRÖßE!", true)]
    [InlineData("errorMessage|contains|cased: not auth", "NOT auth", false)]
    [InlineData("errorMessage|startswith: user", "User: x", true)]
    [InlineData("errorMessage|startswith: user", "a user", false)]
    [InlineData("errorMessage|endswith: gz", "log.GZ", true)]
    [InlineData("errorMessage|endswith: gz", "gz.log", false)]
    [InlineData("errorMessage|contains|all: [one, two]", "two and one", true)]
    [InlineData("errorMessage|contains|all: [one, two]", "only one", false)]
    [InlineData("errorMessage|contains: [one, two]", "only one", true)]
    [InlineData("errorMessage|neq: one", "two", true)]
    [InlineData("errorMessage|neq: one", "ONE", false)]
    [InlineData("errorMessage|neq: [one, two]", "two", false)]
    public void Compares_texts(string selection, string value, bool expected) => Check(selection, value, expected);

    [Theory]
    [InlineData("errorMessage: 'a*c'", "abbbc", true)]
    [InlineData("errorMessage: 'a*c'", "abbbd", false)]
    [InlineData("errorMessage: 'a?c'", "aüc", true)]
    [InlineData("errorMessage: 'a?c'", "ac", false)]
    [InlineData("errorMessage: '*'", "anything", true)]
    [InlineData("errorMessage: '*b*d'", "abcbd", true)]
    [InlineData(@"errorMessage: 'a\*c'", "a*c", true)]
    [InlineData(@"errorMessage: 'a\*c'", "abc", false)]
    [InlineData(@"errorMessage: 'a\?c'", "abc", false)]
    [InlineData(@"errorMessage: 'a\\*'", @"a\bc", true)]
    [InlineData(@"errorMessage: 'a\b'", @"a\b", true)]
    [InlineData(@"errorMessage: 'a\\b'", @"a\b", true)]
    [InlineData(@"errorMessage: '\\\\srv\\x'", @"\\srv\x", true)]
    [InlineData("errorMessage|contains: 'a*c'", "xx abbc yy", true)]
    [InlineData("errorMessage|startswith: 'a?c'", "abcdef", true)]
    public void Understands_wildcards_and_escapes(string selection, string value, bool expected) =>
        Check(selection, value, expected);

    [Theory]
    [InlineData("errorMessage|re: '^a+b$'", "aaab", true)]
    [InlineData("errorMessage|re: '^a+b$'", "AAAB", false)]
    [InlineData("errorMessage|re|i: '^a+b$'", "AAAB", true)]
    [InlineData("errorMessage|re: 'b'", "abc", true)]
    [InlineData("errorMessage|re|m: '^b$'", "a\nb\nc", true)]
    [InlineData("errorMessage|re: '^b$'", "a\nb\nc", false)]
    [InlineData("errorMessage|re|s: 'a.b'", "a\nb", true)]
    [InlineData("errorMessage|re: 'a.b'", "a\nb", false)]
    [InlineData("errorMessage|re|i|s: 'a.b'", "A\nB", true)]
    public void Finds_regular_expressions(string selection, string value, bool expected) => Check(selection, value, expected);

    [Theory]
    [InlineData("sourceIPAddress|cidr: 10.0.0.0/8", "10.255.0.1", true)]
    [InlineData("sourceIPAddress|cidr: 10.0.0.0/8", "11.0.0.1", false)]
    [InlineData("sourceIPAddress|cidr: 10.0.0.0/8", "ec2.amazonaws.com", false)]
    [InlineData("sourceIPAddress|cidr: [192.0.2.7, 10.0.0.0/8]", "192.0.2.7", true)]
    [InlineData("sourceIPAddress|cidr: 0.0.0.0/0", "203.0.113.9", true)]
    [InlineData("sourceIPAddress|cidr: 2001:db8::/32", "2001:db8:1::5", true)]
    [InlineData("sourceIPAddress|cidr: 2001:db8::/32", "2001:db9::1", false)]
    [InlineData("sourceIPAddress|cidr: '::/0'", "10.0.0.1", false)]
    [InlineData("sourceIPAddress|cidr: '::/0'", "0.91.90.25::0", false)]
    public void Finds_addresses_in_networks(string selection, string value, bool expected) => Check(selection, value, expected);

    [Theory]
    [InlineData("errorMessage|lt: 5", "4.9", true)]
    [InlineData("errorMessage|lt: 5", "5", false)]
    [InlineData("errorMessage|lte: 5", "5.0", true)]
    [InlineData("errorMessage|gt: -1", "0", true)]
    [InlineData("errorMessage|gte: 1e3", "1000", true)]
    [InlineData("errorMessage|gte: 3", "many", false)]
    public void Compares_numbers(string selection, string value, bool expected) => Check(selection, value, expected);

    [Theory]
    [InlineData("eventTime|minute: 28", true)]
    [InlineData("eventTime|hour: 12", true)]
    [InlineData("eventTime|hour|gte: 13", false)]
    [InlineData("eventTime|hour|lt: 13", true)]
    [InlineData("eventTime|day: 10", true)]
    [InlineData("eventTime|week: 28", true)]
    [InlineData("eventTime|month: 7", true)]
    [InlineData("eventTime|year: [2022, 2023]", true)]
    [InlineData("eventTime|year: 2022", false)]
    public void Reads_parts_of_a_time(string selection, bool expected) => Check(selection, "2023-07-10T14:28:51+02:00", expected);

    [Theory]
    [InlineData("errorMessage|base64: whoami", "d2hvYW1p", true)]
    [InlineData("errorMessage|base64|contains: foo", "xxZm9v", true)]
    [InlineData("errorMessage|wide|base64|contains: ping", "cABpAG4AZwA=", true)]
    [InlineData("errorMessage|utf16le|base64: ping", "cABpAG4AZwA=", true)]
    [InlineData("errorMessage|utf16be|base64: ping", "AHAAaQBuAGc=", true)]
    [InlineData("errorMessage|utf16|base64: ping", "//5wAGkAbgBnAA==", true)]
    [InlineData("errorMessage|windash|contains: ' -f'", "rm /f", true)]
    [InlineData("errorMessage|windash|contains: ' -f'", "rm –f", true)]
    [InlineData("errorMessage|windash|contains: ' -f'", "rm +f", false)]
    public void Searches_encoded_forms(string selection, string value, bool expected) => Check(selection, value, expected);

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("xy")]
    [InlineData("xyz")]
    public void Finds_base64_at_any_offset(string before)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}http://evil tail"));

        Check("errorMessage|base64offset|contains: http://evil", encoded, true);
    }

    private static void Check(string selection, string value, bool expected)
    {
        var field = selection.Split('|', ':')[0];
        var json = new System.Text.Json.Nodes.JsonObject { [field] = value }.ToJsonString();

        Assert.Equal(expected, Sigma.Matches(selection, json));
    }
}
