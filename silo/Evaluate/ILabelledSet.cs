namespace OrleansSec.Silo.Evaluate;

/// <summary>Data whose outcome is known.</summary>
internal interface ILabelledSet
{
    /// <summary>Its name, relative to where it was looked for.</summary>
    string Name { get; }

    /// <summary>Judges the data and scores the judgement.</summary>
    Task<SetScore> Score(Evaluation evaluation, CancellationToken cancellation);
}
