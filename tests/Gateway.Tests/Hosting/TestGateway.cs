using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OrleansSec.Contracts.Stores;
using OrleansSec.Gateway.Access;
using OrleansSec.Gateway.Console;

namespace OrleansSec.Gateway.Tests.Hosting;

/// <summary>A gateway on a free loopback port, with everything behind it in memory.</summary>
internal sealed class TestGateway : IAsyncDisposable
{
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, UseCookies = false };
    private readonly WebApplication _app;

    private TestGateway(WebApplication app) => _app = app;

    public MemoryAlertStore Alerts => _app.Services.GetRequiredService<MemoryAlertStore>();

    public MemoryStores Stores => _app.Services.GetRequiredService<MemoryStores>();

    public MemoryVerdicts Verdicts => _app.Services.GetRequiredService<MemoryVerdicts>();

    public GrainsProxy Cluster => GrainsProxy.Of(_app.Services.GetRequiredService<IGrainFactory>());

    public SignInLinks Links => _app.Services.GetRequiredService<SignInLinks>();

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts one.</summary>
    public static async Task<TestGateway> Start(
        Action<IServiceCollection>? services = null, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            settings.Select(s => KeyValuePair.Create($"{GatewayOptions.Section}:{s.Name}", (string?)s.Value)));
        builder.Services.AddSingleton<MemoryAlertStore>().AddSingleton<IAlertStore>(s => s.GetRequiredService<MemoryAlertStore>());
        builder.Services.AddSingleton<MemoryStores>();
        builder.Services.AddSingleton<IAccessStore>(s => s.GetRequiredService<MemoryStores>());
        builder.Services.AddSingleton<IEntityDirectory>(s => s.GetRequiredService<MemoryStores>());
        builder.Services.AddSingleton<IQuarantine>(s => s.GetRequiredService<MemoryStores>());
        builder.Services.AddSingleton<ISystemStatus>(s => s.GetRequiredService<MemoryStores>());
        builder.Services.AddSingleton<IIntelCatalog, MemoryIntel>();
        builder.Services.AddSingleton<MemoryEvents>().AddSingleton<IEventIndex>(s => s.GetRequiredService<MemoryEvents>());
        builder.Services.AddSingleton<IRuleStatus>(s => s.GetRequiredService<MemoryStores>());
        builder.Services.AddSingleton<IPushIntake>(s => s.GetRequiredService<MemoryStores>());
        builder.Services.AddSingleton<MemoryVerdicts>();
        builder.Services.AddSingleton<IVerdictStore>(s => s.GetRequiredService<MemoryVerdicts>());
        builder.Services.AddSingleton<IAuditLog>(s => s.GetRequiredService<MemoryVerdicts>());
        builder.Services.AddSingleton<IBudgetStore>(s => s.GetRequiredService<MemoryVerdicts>());
        builder.Services.AddSingleton(GrainsProxy.Make());
        builder.Services.AddGateway();
        builder.Services.Replace(ServiceDescriptor.Singleton(ConsoleFiles.In(typeof(TestGateway).Assembly)));
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapGateway();
        GrainsProxy.Of(app.Services.GetRequiredService<IGrainFactory>()).Verdicts = app.Services.GetRequiredService<IVerdictStore>();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestGateway(app);
    }

    /// <summary>A client without credentials that follows no redirects and keeps no cookies.</summary>
    public HttpClient Stranger() => new(_handler, disposeHandler: false) { BaseAddress = Address };

    /// <summary>A client with an API key.</summary>
    public HttpClient Caller(string role = "viewer", params string[] accounts)
    {
        var client = Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Stores.AddKey(role, accounts));
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        _handler.Dispose();
        await _app.DisposeAsync();
    }
}
