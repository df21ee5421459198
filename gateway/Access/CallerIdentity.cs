using System.Security.Claims;

namespace OrleansSec.Gateway.Access;

/// <summary>Who calls, as claims: a name, a role, and one claim for each account in scope.</summary>
internal static class CallerIdentity
{
    /// <summary>The authentication type of API keys.</summary>
    public const string ByKey = "key";

    private const string Account = "account";
    private const string All = "*";

    /// <summary>A caller who may see these accounts; null for all.</summary>
    public static ClaimsPrincipal Make(string authenticatedBy, string name, string role, IReadOnlyList<string>? accounts) =>
        new(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.Name, name),
                new Claim(ClaimTypes.Role, role),
                .. (accounts ?? [All]).Select(a => new Claim(Account, a)),
            ],
            authenticatedBy));

    /// <summary>The accounts that the caller may see: null for all, empty for a caller without any such claim.</summary>
    public static IReadOnlyList<string>? Scope(this ClaimsPrincipal caller) =>
        caller.HasClaim(Account, All) ? null : [.. caller.FindAll(Account).Select(c => c.Value)];

    /// <summary>Whether the caller may see this account.</summary>
    public static bool MaySee(this ClaimsPrincipal caller, string account) =>
        caller.Scope() is not { } scope || scope.Contains(account, StringComparer.Ordinal);

    /// <summary>Of the accounts asked for, those in scope; null only where all were asked for and all are in scope.</summary>
    public static IReadOnlyList<string>? Narrow(this ClaimsPrincipal caller, IReadOnlyList<string>? asked) =>
        (caller.Scope(), asked) switch
        {
            (null, _) => asked,
            ({ } scope, null) => scope,
            ({ } scope, _) => [.. asked.Intersect(scope, StringComparer.Ordinal)],
        };
}
