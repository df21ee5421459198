using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrleansSec.Mutation;

/// <summary>
/// Rewrites a file so that it holds all its faults at once, each behind a switch: <c>Mutants.Is(7) ? a &lt;= b : a &lt; b</c>.
/// So everything is compiled once, and a run chooses the fault.
/// </summary>
internal sealed class Faults(string file, SemanticModel model, int first) : CSharpSyntaxRewriter
{
    private static readonly Dictionary<SyntaxKind, (SyntaxKind Other, string Kind)> _binary = new()
    {
        [SyntaxKind.LessThanExpression] = (SyntaxKind.LessThanOrEqualExpression, "relational"),
        [SyntaxKind.LessThanOrEqualExpression] = (SyntaxKind.LessThanExpression, "relational"),
        [SyntaxKind.GreaterThanExpression] = (SyntaxKind.GreaterThanOrEqualExpression, "relational"),
        [SyntaxKind.GreaterThanOrEqualExpression] = (SyntaxKind.GreaterThanExpression, "relational"),
        [SyntaxKind.EqualsExpression] = (SyntaxKind.NotEqualsExpression, "relational"),
        [SyntaxKind.NotEqualsExpression] = (SyntaxKind.EqualsExpression, "relational"),
        [SyntaxKind.AddExpression] = (SyntaxKind.SubtractExpression, "arithmetic"),
        [SyntaxKind.SubtractExpression] = (SyntaxKind.AddExpression, "arithmetic"),
        [SyntaxKind.MultiplyExpression] = (SyntaxKind.DivideExpression, "arithmetic"),
        [SyntaxKind.DivideExpression] = (SyntaxKind.MultiplyExpression, "arithmetic"),
    };

    private static readonly Dictionary<string, string> _calls = new(StringComparer.Ordinal)
    {
        ["Any"] = "All",
        ["All"] = "Any",
        ["First"] = "Last",
        ["FirstOrDefault"] = "LastOrDefault",
        ["OrderBy"] = "OrderByDescending",
        ["OrderByDescending"] = "OrderBy",
        ["ThenBy"] = "ThenByDescending",
        ["Min"] = "Max",
        ["Max"] = "Min",
        ["MinBy"] = "MaxBy",
        ["MaxBy"] = "MinBy",
        ["Take"] = "Skip",
        ["Skip"] = "Take",
        ["StartsWith"] = "EndsWith",
        ["EndsWith"] = "StartsWith",
    };

    private readonly List<Mutant> _mutants = [];

    /// <summary>What was put in.</summary>
    public IReadOnlyList<Mutant> Mutants => _mutants;

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (IsFixed(node) || HasNames(node))
        {
            return HasNames(node) && !IsFixed(node) ? base.VisitBinaryExpression(node) : node;
        }

        var visited = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
        var (left, right) = (visited.Left.ToString(), visited.Right.ToString());
        if (node.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression)
        {
            var (number, not) = (Add(node, "boolean"), node.IsKind(SyntaxKind.LogicalAndExpression) ? string.Empty : "!");
            return Parse(node, $"(({left}) ? ({not}{Is(number)} || ({right})) : ({not}{Is(number)} && ({right})))");
        }

        if (!_binary.TryGetValue(node.Kind(), out var other) || (other.Kind == "arithmetic" && !IsNumber(node)))
        {
            return visited;
        }

        var token = SyntaxFactory.BinaryExpression(other.Other, visited.Left, visited.Right).OperatorToken.Text;
        return Parse(node, $"({Is(Add(node, other.Kind))} ? ({left} {token} {right}) : ({left} {node.OperatorToken.Text} {right}))");
    }

    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        var visited = base.VisitPrefixUnaryExpression(node)!;
        return node.IsKind(SyntaxKind.LogicalNotExpression) && !IsFixed(node) && !HasNames(node)
            ? Parse(node, $"({Is(Add(node, "boolean"))} ^ {visited})")
            : visited;
    }

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node)
    {
        if (IsFixed(node) || node.Parent is WhileStatementSyntax)
        {
            return node;
        }

        if (node.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression)
        {
            return Parse(node, $"({Is(Add(node, "constant"))} ^ {node})");
        }

        if (node.IsKind(SyntaxKind.StringLiteralExpression) && node.Token.ValueText.Length > 0 && IsText(node))
        {
            return Parse(node, $"({Is(Add(node, "text"))} ? \"\" : {node})");
        }

        return node.IsKind(SyntaxKind.NumericLiteralExpression) && model.GetTypeInfo(node).ConvertedType?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double
            ? Parse(node, $"({Is(Add(node, "constant"))} ? {node} + 1 : {node})")
            : node;
    }

    public override SyntaxNode? VisitInterpolatedStringExpression(InterpolatedStringExpressionSyntax node)
    {
        var visited = base.VisitInterpolatedStringExpression(node)!;
        return IsFixed(node) || HasNames(node) || !IsText(node) ? visited : Parse(node, $"({Is(Add(node, "text"))} ? \"\" : {visited})");
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        return !IsFixed(node) && !HasNames(node)
            && visited.Expression is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } access
            && _calls.TryGetValue(name.Identifier.Text, out var other)
            && model.GetSymbolInfo(node).Symbol is IMethodSymbol { ContainingType.Name: "Enumerable" or "String" }
            && !(name.Identifier.Text is "Any" && node.ArgumentList.Arguments.Count == 0)
            ? Parse(node, $"({Is(Add(node, "call"))} ? {access.Expression}.{other}{visited.ArgumentList} : {visited})")
            : visited;
    }

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node) =>
        ((IfStatementSyntax)base.VisitIfStatement(node)!) is var visited && Flips(node.Condition)
            ? visited.WithCondition(Flip(node.Condition, visited.Condition, "condition"))
            : visited;

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node) =>
        IsFixed(node) ? node
        : ((ConditionalExpressionSyntax)base.VisitConditionalExpression(node)!) is var visited && Flips(node.Condition)
            ? visited.WithCondition(Flip(node.Condition, visited.Condition, "condition"))
            : visited;

    public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node) =>
        ((ReturnStatementSyntax)base.VisitReturnStatement(node)!) is var visited && node.Expression is { } value && IsBoolean(value) && Flips(value)
            ? visited.WithExpression(Flip(value, visited.Expression!, "return"))
            : visited;

    public override SyntaxNode? VisitArrowExpressionClause(ArrowExpressionClauseSyntax node) =>
        ((ArrowExpressionClauseSyntax)base.VisitArrowExpressionClause(node)!) is var visited && node.Parent is not MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } && IsBoolean(node.Expression) && Flips(node.Expression)
            ? visited.WithExpression(Flip(node.Expression, visited.Expression, "return"))
            : visited;

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        var visited = (ExpressionStatementSyntax)base.VisitExpressionStatement(node)!;
        var isLocal = node.Expression is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
            && (assignment.Left is TupleExpressionSyntax or DeclarationExpressionSyntax || model.GetSymbolInfo(assignment.Left).Symbol is ILocalSymbol or IParameterSymbol or null);
        return isLocal || HasNames(node) || node.Expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "_" } }
            ? visited
            : SyntaxFactory.ParseStatement($"if (!{Is(Add(node, "statement removed"))}) {{ {visited.WithoutTrivia()} }}").WithTriviaFrom(node);
    }

    // Where the condition names what comes behind, nothing could go on without the jump.
    public override SyntaxNode? VisitContinueStatement(ContinueStatementSyntax node) => node.FirstAncestorOrSelf<IfStatementSyntax>() is { } guard && HasNames(guard.Condition)
        ? node
        : SyntaxFactory.ParseStatement($"if (!{Is(Add(node, "statement removed"))}) {{ continue; }}").WithTriviaFrom(node);

    // What must be constant stays: cases, patterns, attributes, constants, defaults. What is set up once for all is not
    // reached by a switch.
    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node;

    public override SyntaxNode? VisitEnumDeclaration(EnumDeclarationSyntax node) => node;

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) =>
        node.Modifiers.Any(m => m.Kind() is SyntaxKind.ConstKeyword or SyntaxKind.StaticKeyword) ? node : base.VisitFieldDeclaration(node);

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node) =>
        node.Modifiers.Any(SyntaxKind.StaticKeyword) && node.Initializer is not null ? node : base.VisitPropertyDeclaration(node);

    public override SyntaxNode? VisitEqualsValueClause(EqualsValueClauseSyntax node) => node.Parent is ParameterSyntax ? node : base.VisitEqualsValueClause(node);

    public override SyntaxNode? VisitConstructorInitializer(ConstructorInitializerSyntax node) => node;

    public override SyntaxNode? VisitPrimaryConstructorBaseType(PrimaryConstructorBaseTypeSyntax node) => node;

    private static bool IsFixed(SyntaxNode node) => node.Ancestors().TakeWhile(a => a is not StatementSyntax and not MemberDeclarationSyntax)
        .Any(a => a is PatternSyntax or CaseSwitchLabelSyntax or InterpolationAlignmentClauseSyntax || (a is LocalDeclarationStatementSyntax { IsConst: true }))
        || node.Ancestors().OfType<LocalDeclarationStatementSyntax>().FirstOrDefault()?.IsConst == true;

    private static bool HasNames(SyntaxNode node) => node.DescendantNodesAndSelf().Any(n => n is DeclarationExpressionSyntax or SingleVariableDesignationSyntax);

    private static bool Flips(ExpressionSyntax node) => !HasNames(node)
        && node is not LiteralExpressionSyntax and not PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }
        && !(node is BinaryExpressionSyntax && _binary.TryGetValue(node.Kind(), out var it) && node.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression)
        && node is not (ConditionalExpressionSyntax or SwitchExpressionSyntax or ThrowExpressionSyntax);

    private static ExpressionSyntax Parse(SyntaxNode node, string text) => SyntaxFactory.ParseExpression(text).WithTriviaFrom(node);

    // A number says little without what it stands in.
    private static string OneLine(SyntaxNode node)
    {
        var text = string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return node is LiteralExpressionSyntax && !node.IsKind(SyntaxKind.StringLiteralExpression) && node.Parent is ExpressionSyntax or ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax
            ? $"{text} in: {string.Join(' ', (node.Parent is ArgumentSyntax ? node.Parent.Parent!.Parent! : node.Parent!).ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}"
            : text;
    }

    private static string Is(int number) => $"global::OrleansSec.Detection.Mutants.Is({number})";

    private bool IsNumber(ExpressionSyntax node) =>
        model.GetTypeInfo(node).Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double;

    private bool IsText(ExpressionSyntax node) => model.GetTypeInfo(node).ConvertedType?.SpecialType == SpecialType.System_String;

    private bool IsBoolean(ExpressionSyntax node) => model.GetTypeInfo(node).Type?.SpecialType == SpecialType.System_Boolean;

    private ExpressionSyntax Flip(ExpressionSyntax node, ExpressionSyntax visited, string kind) => Parse(node, $"({Is(Add(node, kind))} ^ ({visited}))");

    private int Add(SyntaxNode node, string kind)
    {
        var number = first + _mutants.Count;
        _mutants.Add(new Mutant(number, file, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, kind, OneLine(node)));
        return number;
    }
}
