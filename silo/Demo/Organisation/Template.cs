using System.Globalization;
using System.Text;
using System.Text.Json;
using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>JSON text with places to fill in, such as <c>&lt;target&gt;</c>, as one object of a record.</summary>
internal static class Template
{
    /// <summary>The members that a template's object has; null writes null.</summary>
    public static CallPart? Part(string? json) => json is null or "null" ? null : (writer, call, dice) =>
    {
        using var filled = JsonDocument.Parse(Fill(json, call, dice));
        foreach (var member in filled.RootElement.EnumerateObject())
        {
            member.WriteTo(writer);
        }
    };

    private static string Fill(string json, Call call, Dice dice)
    {
        var text = new StringBuilder(json.Length + 64);
        var from = 0;
        while (json.IndexOf('<', from) is var start and >= 0)
        {
            var end = json.IndexOf('>', start);
            text.Append(json, from, start - from).Append(JsonEncodedText.Encode(Value(json[(start + 1)..end], call, dice)).ToString());
            from = end + 1;
        }

        return text.Append(json, from, json.Length - from).ToString();
    }

    private static string Value(string place, Call call, Dice dice) => place switch
    {
        "target" => call.Target,
        "detail" => call.Detail ?? "shop",
        "account" => call.Caller.Identity.Account,
        "region" => call.Region,
        "hex17" => dice.Hex(17),
        "hex32" => dice.Hex(32),
        "uuid" => dice.Uuid(),
        "key" => dice.Key(string.Empty),
        "n" => dice.Below(200).ToString(CultureInfo.InvariantCulture),
        "sensitiveDataRemoved" => "<sensitiveDataRemoved>",
        _ => throw new InvalidDataException($"There is no place <{place}> in a template."),
    };
}
