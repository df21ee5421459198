using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OrleansSec.Gateway.Access;

/// <summary>Registers who may do what.</summary>
internal static class AccessRegistration
{
    private static readonly TimeSpan _sessionHolds = TimeSpan.FromHours(12);

    /// <summary>Adds callers, roles and sessions.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<SignInLinks>();
        services.AddSingleton<KeyRing>();
        services.AddAuthentication(AccessHandler.Name)
            .AddScheme<AuthenticationSchemeOptions, AccessHandler>(AccessHandler.Name, null)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = "orleanssec";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Strict;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = _sessionHolds;
                cookie.SlidingExpiration = true;
            });
        services.AddAuthorization(Policies.Define);
        services.AddDataProtection().SetApplicationName("orleanssec");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<GatewayOptions>, ILoggerFactory>(KeepKeys);

        // It warns that keys are stored unencrypted: here they are as safe as the database beside them.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        return services;
    }

    private static void KeepKeys(KeyManagementOptions keys, IOptions<GatewayOptions> gateway, ILoggerFactory logger)
    {
        if (gateway.Value.KeyFolder is { Length: > 0 } folder)
        {
            keys.XmlRepository = new FileSystemXmlRepository(Private(folder), logger);
        }
    }

    private static DirectoryInfo Private(string folder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder)
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
