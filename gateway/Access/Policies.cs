using Microsoft.AspNetCore.Authorization;

namespace OrleansSec.Gateway.Access;

/// <summary>Names of what an endpoint asks of its caller.</summary>
internal static class Policies
{
    /// <summary>At least a viewer. Also holds where an endpoint asks for nothing.</summary>
    public const string View = "view";

    /// <summary>Sees all accounts.</summary>
    public const string ViewAll = "view-all";

    /// <summary>Judges alerts.</summary>
    public const string Judge = "judge";

    /// <summary>Administers.</summary>
    public const string Administer = "administer";

    /// <summary>Administers what concerns all accounts.</summary>
    public const string AdministerAll = "administer-all";

    /// <summary>Uploads by an API key, never by a cookie: no other site can make a browser do it.</summary>
    public const string Upload = "upload";

    /// <summary>Defines them.</summary>
    public static void Define(AuthorizationOptions options)
    {
        var view = new AuthorizationPolicyBuilder().RequireRole(Roles.Viewer, Roles.Analyst, Roles.Admin).Build();
        options.AddPolicy(View, view);
        options.DefaultPolicy = view;
        options.FallbackPolicy = view;
        options.AddPolicy(ViewAll, policy => policy.Combine(view).RequireAssertion(context => context.User.Scope() is null));
        options.AddPolicy(Judge, policy => policy.RequireRole(Roles.Analyst, Roles.Admin));
        options.AddPolicy(Administer, policy => policy.RequireRole(Roles.Admin));
        options.AddPolicy(AdministerAll, policy => policy.RequireRole(Roles.Admin).RequireAssertion(context => context.User.Scope() is null));
        options.AddPolicy(Upload, policy => policy
            .RequireRole(Roles.Ingest, Roles.Admin)
            .RequireAssertion(context => context.User.Identity?.AuthenticationType == CallerIdentity.ByKey));
    }
}
