using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrleansSec.Gateway.Access;

namespace OrleansSec.Gateway.Live;

/// <summary>Registers the live feed.</summary>
internal static class LiveRegistration
{
    /// <summary>Adds the feed and its hub.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSignalR().AddJsonProtocol(json => GatewayJson.Apply(json.PayloadSerializerOptions));
        services.AddSingleton<LogHead>();
        services.AddSingleton<FrameReader>();
        services.AddSingleton<LiveFeed>();
        services.AddHostedService<LogWatch>();
        return services;
    }

    /// <summary>Maps <c>/hubs/alerts</c>.</summary>
    public static IEndpointRouteBuilder MapLive(this IEndpointRouteBuilder routes)
    {
        routes.MapHub<AlertHub>("/hubs/alerts", connections => connections.CloseOnAuthenticationExpiration = true)
            .RequireAuthorization(Policies.View);
        return routes;
    }
}
