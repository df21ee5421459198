namespace OrleansSec.Detection.Rules.Matching;

/// <summary>What a rule asks of an event, before it is bound to a field layout.</summary>
internal abstract record Condition
{
    /// <summary>The condition in words, for explanations.</summary>
    public abstract string Text { get; }

    /// <summary>The fields that are read to decide it.</summary>
    public abstract IEnumerable<string> Fields { get; }

    /// <summary>All of them at once; one part if there is only one.</summary>
    public static Condition AllOf(IReadOnlyList<Condition> parts) => parts.Count == 1 ? parts[0] : new All(parts);

    /// <summary>At least one of them; one part if there is only one.</summary>
    public static Condition AnyOf(IReadOnlyList<Condition> parts) => parts.Count == 1 ? parts[0] : new Any(parts);

    /// <summary>Every part holds.</summary>
    internal sealed record All(IReadOnlyList<Condition> Parts) : Condition
    {
        public override string Text => string.Join(" and ", Parts.Select(p => p.Text));

        public override IEnumerable<string> Fields => Parts.SelectMany(p => p.Fields);
    }

    /// <summary>At least one part holds.</summary>
    internal sealed record Any(IReadOnlyList<Condition> Parts) : Condition
    {
        public override string Text => $"({string.Join(" or ", Parts.Select(p => p.Text))})";

        public override IEnumerable<string> Fields => Parts.SelectMany(p => p.Fields);
    }

    /// <summary>The part does not hold.</summary>
    internal sealed record Not(Condition Part) : Condition
    {
        public override string Text => $"not {Part.Text}";

        public override IEnumerable<string> Fields => Part.Fields;
    }

    /// <summary>Any value of the field passes any of the matches.</summary>
    internal sealed record FieldIs(string Field, string Key, IReadOnlyList<ValueMatch> Matches) : Condition
    {
        public override string Text => $"{Key}: {string.Join(" or ", Matches.Select(m => m.Text))}";

        public override IEnumerable<string> Fields => [Field];
    }

    /// <summary>The field is absent or null.</summary>
    internal sealed record FieldIsNull(string Field) : Condition
    {
        public override string Text => $"{Field}: null";

        public override IEnumerable<string> Fields => [Field];
    }

    /// <summary>The field is there, be it null.</summary>
    internal sealed record FieldExists(string Field) : Condition
    {
        public override string Text => $"{Field}|exists: true";

        public override IEnumerable<string> Fields => [Field];
    }

    /// <summary>Any value of the field compares with any value of another one.</summary>
    internal sealed record FieldIsField(string Field, string Other, TextShape Shape, bool Cased) : Condition
    {
        public override string Text => $"{Field}|fieldref: {Other}";

        public override IEnumerable<string> Fields => [Field, Other];
    }

    /// <summary>Any string anywhere in the record passes any of the matches.</summary>
    internal sealed record Keywords(IReadOnlyList<ValueMatch> Matches) : Condition
    {
        public override string Text => $"anywhere: {string.Join(" or ", Matches.Select(m => m.Text))}";

        public override IEnumerable<string> Fields => [];
    }
}
