using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Stoa.Web.Live;

/// <summary>Draws one part of a page again, outside of the page.</summary>
internal sealed class Drawing(IServiceProvider services, ILoggerFactory logs) : IAsyncDisposable
{
    private readonly HtmlRenderer renderer = new(services, logs);

    public Task<string> Draw<TPart>(Dictionary<string, object?> parameters) where TPart : IComponent =>
        renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPart>(ParameterView.FromDictionary(parameters))).ToHtmlString());

    public ValueTask DisposeAsync() => renderer.DisposeAsync();
}
