using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrleansSec.Gateway.Access;
using OrleansSec.Gateway.Api;
using OrleansSec.Gateway.Console;
using OrleansSec.Gateway.Live;

namespace OrleansSec.Gateway;

/// <summary>
/// Puts the gateway into a web application. The host brings the grain factory and the stores: alerts, verdicts, budget,
/// audit log, entity directory, quarantine, access, system and rule status and push intake.
/// </summary>
public static class GatewayRegistration
{
    /// <summary>Adds what the gateway consists of.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<GatewayOptions>, GatewayOptionsCheck>();
        services.AddOptionsWithValidateOnStart<GatewayOptions>().BindConfiguration(GatewayOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddProblemDetails();
        services.AddExceptionHandler<BadRequests>();
        services.AddExceptionHandler<Outages>();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json => GatewayJson.Apply(json.SerializerOptions));
        services.AddSingleton(_ => ConsoleFiles.In(typeof(GatewayRegistration).Assembly));
        return services.AddAccess().AddRateLimits().AddHealth().AddDescription().AddLive();
    }

    /// <summary>Adds the gateway's middleware and routes.</summary>
    public static WebApplication MapGateway(this WebApplication app)
    {
        app.UseGateway();
        app.MapHealth();
        app.MapMetrics();
        app.MapSignIn();
        app.MapOpenApi();
        app.MapGroup("/api/v1").MapAlerts().MapVerdicts().MapBudget().MapEntities().MapSystem().MapIntel().MapEvents().MapIngest();
        app.MapLive();
        app.MapConsole();
        return app;
    }

    /// <summary>Adds what a silo without a gateway answers: health checks and uploads.</summary>
    public static WebApplication MapIntake(this WebApplication app)
    {
        app.UseGateway();
        app.MapHealth();
        app.MapMetrics();
        app.MapGroup("/api/v1").MapIngest();
        return app;
    }

    private static void UseGateway(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context => Problems.Write(context, StatusCodes.Status500InternalServerError),
        });
        app.UseStatusCodePages(context => Problems.Write(context.HttpContext, context.HttpContext.Response.StatusCode));
        app.UseMiddleware<OriginGuard>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
    }
}
