namespace OrleansSec.Detection.Tests.Rules;

/// <summary>A naive reading of <c>a&amp;(b|!c)</c> without precedence between operators: the reference for conditions.</summary>
internal static class Truth
{
    /// <summary>Whether the formula is true.</summary>
    public static bool Of(string formula, Func<char, bool> isTrue)
    {
        var at = 0;
        return Chain(formula, ref at, isTrue);
    }

    private static bool Chain(string formula, ref int at, Func<char, bool> isTrue)
    {
        var value = Unit(formula, ref at, isTrue);
        while (at < formula.Length && formula[at] != ')')
        {
            var operation = formula[at++];
            var other = Unit(formula, ref at, isTrue);
            value = operation == '&' ? value && other : value || other;
        }

        return value;
    }

    private static bool Unit(string formula, ref int at, Func<char, bool> isTrue)
    {
        switch (formula[at++])
        {
            case '!':
                return !Unit(formula, ref at, isTrue);
            case '(':
                var inner = Chain(formula, ref at, isTrue);
                at++;
                return inner;
            default:
                return isTrue(formula[at - 1]);
        }
    }
}
