using OrleansSec.Detection.Fields;
using OrleansSec.Detection.Rules.Matching;

namespace OrleansSec.Detection.Rules;

/// <summary>Binds a rule's conditions to the numbers of a field layout.</summary>
internal static class RuleCompiler
{
    /// <summary>The predicate of a condition; the layout must hold every field that it names.</summary>
    public static Predicate Compile(Condition condition, FieldLayout layout) => condition switch
    {
        Condition.All all => new AllPredicate([.. all.Parts.Select(p => Compile(p, layout))]),
        Condition.Any any => new AnyPredicate([.. any.Parts.Select(p => Compile(p, layout))]),
        Condition.Not not => new NotPredicate(Compile(not.Part, layout)),
        Condition.FieldIs its => new FieldPredicate(its.Field, Number(its.Field, layout), ContainsAnyMatch.Together(its.Matches)),
        Condition.FieldIsNull its => new NullPredicate(its.Field, Number(its.Field, layout)),
        Condition.FieldExists its => new ExistsPredicate(its.Field, Number(its.Field, layout)),
        Condition.FieldIsField its => new ReferencePredicate(
            its.Field, Number(its.Field, layout), Number(its.Other, layout), its.Shape, its.Cased),
        Condition.Keywords keywords => new KeywordPredicate([.. keywords.Matches]),
        _ => throw new ArgumentException($"There is no predicate for {condition.GetType().Name}.", nameof(condition)),
    };

    private static int Number(string field, FieldLayout layout) => layout.IndexOf(field) is var number and >= 0
        ? number
        : throw new ArgumentException($"The layout does not hold the field {field}.", nameof(layout));
}
