using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stoa.Web;

namespace Stoa.Tests.Web;

/// <summary>The pages alone, without components behind them.</summary>
public sealed class PageHost : IAsyncLifetime
{
    private readonly WebApplication app = Build();

    public HttpClient Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        Browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await app.DisposeAsync();
    }

    public async Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Browser.SendAsync(request);
    }

    public async Task<string> Read(string path, params (string Name, string Value)[] headers)
    {
        using var answer = await Get(path, headers);
        return await answer.Content.ReadAsStringAsync();
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddStoaWeb();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        var built = builder.Build();
        built.MapStoaWeb();
        return built;
    }
}
