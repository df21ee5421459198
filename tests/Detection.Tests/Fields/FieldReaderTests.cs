using System.Text;
using System.Text.Json;
using OrleansSec.Detection.Fields;
using Xunit;

namespace OrleansSec.Detection.Tests.Fields;

/// <summary>What a field's values are.</summary>
public sealed class FieldReaderTests
{
    [Theory]
    [InlineData("""{"a":"x"}""", "a", "Text:x")]
    [InlineData("""{"a":{"b":7}}""", "a.b", "Number:7")]
    [InlineData("""{"a":{"b":true}}""", "a.b", "Boolean:true")]
    [InlineData("""{"a":null}""", "a", "Null:")]
    [InlineData("""{"a":{"b":[1]}}""", "a", """Json:{"b":[1]}""")]
    [InlineData("""{"a":["x",["y",null]]}""", "a", "Text:x Text:y Null:")]
    [InlineData("""{"a":[{"b":1},{"b":[2,3]},{"c":4}]}""", "a.b", "Number:1 Number:2 Number:3")]
    [InlineData("""{"a":[]}""", "a", "")]
    [InlineData("""{"b":1}""", "a", "")]
    [InlineData("""{"a":1,"a":2}""", "a", "Number:1 Number:2")]
    [InlineData("""{"a":"x"}""", "a.b", "")]
    [InlineData("""{"\u0061":"x"}""", "a", "Text:x")]
    [InlineData("""{"":1,"a":2}""", "a", "Number:2")]
    [InlineData("""{"a":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"}""", "a", "Text:\"\\/\b\f\n\r\té😀")]
    public void Reads_the_values_of_a_path(string json, string path, string expected)
    {
        var fields = Read(json, path);

        Assert.Equal(expected, Values(fields));
    }

    [Theory]
    [InlineData("""{"a":"\ud83d"}""", "\uFFFD")]
    [InlineData("""{"a":"\ude00x"}""", "\uFFFDx")]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""", "\uFFFD😀")]
    [InlineData("""{"a":"\ud83d\n"}""", "\uFFFD\n")]
    [InlineData("""{"a":"\ud83d\u0041"}""", "\uFFFDA")]
    public void Puts_a_mark_where_half_a_surrogate_pair_stands(string json, string expected) =>
        Assert.Equal($"Text:{expected}", Values(Read(json, "a")));

    [Fact]
    public void Finds_fields_behind_half_a_surrogate_pair_in_a_name() =>
        Assert.Equal("Number:1", Values(Read("""{"\ud800":0,"a":1}""", "a")));

    [Fact]
    public void Answers_nothing_where_the_buffer_ends_first()
    {
        var fields = new EventFields(FieldLayout.For(["a"]));

        Assert.Equal(0, FieldReader.Read("""{"a":[1,2"""u8.ToArray(), fields));
    }

    [Fact]
    public void Stops_at_the_end_of_the_object()
    {
        var fields = new EventFields(FieldLayout.For(["a"]));

        Assert.Equal(7, FieldReader.Read("""{"a":1},{"a":2}"""u8.ToArray(), fields));
        Assert.Equal("Number:1", Values(fields));
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("7 ")]
    [InlineData("""{"a":}""")]
    public void Refuses_what_is_no_object(string json) =>
        Assert.ThrowsAny<JsonException>(() => Read(json, "a"));

    [Fact]
    public void Tells_deep_nesting_from_broken_json()
    {
        var fields = new EventFields(FieldLayout.For(["a"]));

        var deep = FieldReader.TryRead(Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 64)), fields, out _, out _);
        var broken = FieldReader.TryRead(Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 63) + "x"), fields, out _, out _);

        Assert.Equal((FieldReading.TooDeep, FieldReading.Broken), (deep, broken));
    }

    private static EventFields Read(string json, string path)
    {
        var fields = new EventFields(FieldLayout.For([path]));
        FieldReader.Read(Encoding.UTF8.GetBytes(json), fields);
        return fields;
    }

    private static string Values(EventFields fields)
    {
        var text = new List<string>();
        foreach (var value in fields[0])
        {
            text.Add($"{value.Kind}:{Encoding.UTF8.GetString(value.Text)}");
        }

        return string.Join(' ', text);
    }
}
