using OrleansSec.Contracts.Events;

namespace OrleansSec.Contracts.Alerts;

/// <summary>
/// What a grain says of one alert: raise it, or fold more events into it. Updates of one alert commute and repeat
/// without harm: events are a set by id, times a minimum and a maximum, and the judgement with the highest score wins,
/// among equals that of the lowest event id.
/// </summary>
/// <param name="Id">A hash of detector, entity, fold key and time bucket.</param>
/// <param name="Detector"><c>rule:NAME</c>, or a detector's name such as <c>first-use</c>.</param>
/// <param name="Entity">Whose alert it is.</param>
/// <param name="ActorKind">What acts behind the entity, as known at the time.</param>
/// <param name="Severity">Of the highest judgement in this update.</param>
/// <param name="Score">Bits; the sum of the reasons' weights.</param>
/// <param name="Title">One line.</param>
/// <param name="Techniques">MITRE ATT&amp;CK technique ids.</param>
/// <param name="Reasons">Why, highest weight first.</param>
/// <param name="JudgedEventId">The event that the score and the reasons are about.</param>
/// <param name="Events">The events of this update.</param>
/// <param name="FoldKey">What its findings have in common beside entity, detector and day.</param>
/// <param name="Threshold">Bits: with a lower score this judgement would have been silent.</param>
[GenerateSerializer, Immutable, Alias("AlertUpdate")]
public sealed record AlertUpdate(
    [property: Id(0)] string Id,
    [property: Id(1)] string Detector,
    [property: Id(2)] EntityId Entity,
    [property: Id(3)] ActorKind ActorKind,
    [property: Id(4)] Severity Severity,
    [property: Id(5)] double Score,
    [property: Id(6)] string Title,
    [property: Id(7)] IReadOnlyList<string> Techniques,
    [property: Id(8)] IReadOnlyList<Reason> Reasons,
    [property: Id(9)] string JudgedEventId,
    [property: Id(10)] IReadOnlyList<AlertEvent> Events,
    [property: Id(11)] string FoldKey,
    [property: Id(12)] double Threshold);
