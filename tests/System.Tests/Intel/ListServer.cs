using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrleansSec.System.Tests.Intel;

/// <summary>A server of one list on a free loopback port.</summary>
internal sealed class ListServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ListServer(WebApplication app) => _app = app;

    /// <summary>The list's URL.</summary>
    public string Url => $"{_app.Urls.First()}/feeds/bad.txt?key=secret";

    /// <summary>How it answers.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context => context.Response.WriteAsync("203.0.113.7\n");

    /// <summary>Starts one.</summary>
    public static async Task<ListServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ListServer(builder.Build());
        server._app.Run(context => server.Answer(context));
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
