namespace OrleansSec.Silo.Evaluate;

/// <summary>A label of one event of an attack.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Attack">The attack, or the technique where a set has no attacks.</param>
/// <param name="Step">The number of the step within the attack.</param>
/// <param name="Technique">The technique.</param>
/// <param name="IsVisible">Whether anything about the event differs from the victim's habits.</param>
/// <param name="What">What was done, and by whom if the label says so.</param>
/// <param name="Time">When, if the label says so.</param>
internal sealed record LabelledEvent(string EventId, string Attack, int Step, string Technique, bool IsVisible, string What, DateTimeOffset? Time);
