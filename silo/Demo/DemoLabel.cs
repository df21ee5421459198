using System.Text.Json.Serialization;
using OrleansSec.Silo.Demo.Attacks;
using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo;

/// <summary>Names one event of an attack. A row of <c>DIR_labels.jsonl</c>.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Phase">The step of the attack that it belongs to, in words.</param>
/// <param name="Technique">MITRE ATT&amp;CK technique id.</param>
internal sealed record DemoLabel(
    [property: JsonPropertyName("eventID")] string EventId,
    [property: JsonPropertyName("phase")] string Phase,
    [property: JsonPropertyName("technique")] string Technique)
{
    /// <summary>When, UTC.</summary>
    [JsonPropertyName("eventTime")]
    public DateTimeOffset Time { get; init; }

    /// <summary>What was called, such as <c>iam:CreateUser</c>.</summary>
    [JsonPropertyName("action")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Action { get; init; }

    /// <summary>Which attack.</summary>
    [JsonPropertyName("attack")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Attack { get; init; }

    /// <summary>The number of the step within its attack, from 1.</summary>
    [JsonPropertyName("step")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Step { get; init; }

    /// <summary>Whether anything about the event differs from what the victim does as a matter of course.</summary>
    [JsonPropertyName("visible")]
    public bool IsVisible { get; init; } = true;

    /// <summary>Who is seen to act, as entity id.</summary>
    [JsonPropertyName("entity")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Entity { get; init; }

    /// <summary>The label of an event.</summary>
    public static DemoLabel Of(string eventId, Call call, AttackStep step) => new(eventId, step.Phase, step.Technique)
    {
        Time = call.Time,
        Action = $"{call.Action.Service}:{call.Action.Name}",
        Attack = step.Attack,
        Step = step.Number,
        IsVisible = step.IsVisible,
        Entity = step.Entity,
    };
}
