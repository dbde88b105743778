using System.Net;
using System.Text.RegularExpressions;

namespace Stoa.Tests.Web;

/// <summary>A browser without script: cookies, pages, and the forms on them.</summary>
internal sealed partial class TestBrowser(Uri address) : IDisposable
{
    private readonly CookieContainer cookies = new();
    private HttpClient? http;

    public string Page { get; private set; } = "";

    public HttpResponseMessage Answer { get; private set; } = new();

    public HttpStatusCode Status => Answer.StatusCode;

    /// <summary>Where the answer leads, when it is a redirect.</summary>
    public string? Location => Answer.Headers.Location is not { } to ? null : to.IsAbsoluteUri ? to.PathAndQuery : to.ToString();

    private HttpClient Http => http ??= new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };

    public string? Cookie(string name) => cookies.GetCookies(address)[name]?.Value;

    public void SetCookie(string name, string value) => cookies.Add(address, new Cookie(name, value));

    public TestBrowser SignedIn()
    {
        SetCookie("stoa-session", SampleApi.Token);
        return this;
    }

    public async Task Open(string path)
    {
        Answer = await Http.GetAsync(path);
        Page = await Answer.Content.ReadAsStringAsync();
    }

    /// <summary>Fills the form of that name on the page, hidden fields as they are, and sends it to the page's address.</summary>
    public Task Send(string form, params (string Name, string Value)[] fields) => Send(form, "", fields);

    /// <summary>The same without one of the hidden fields, in whose place another value may be sent.</summary>
    public async Task Send(string form, string without, params (string Name, string Value)[] fields)
    {
        var filled = Hidden(form).Where(f => f.Key != without).Concat(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        Answer = await Http.PostAsync(Answer.RequestMessage!.RequestUri, new FormUrlEncodedContent(filled));
        Page = await Answer.Content.ReadAsStringAsync();
    }

    public async Task SendTo(string path, string form)
    {
        Answer = await Http.PostAsync(path, new FormUrlEncodedContent(Hidden(form)));
        Page = await Answer.Content.ReadAsStringAsync();
    }

    /// <summary>The value of a hidden or visible input.</summary>
    public string? Value(string name) => Inputs(Page).FirstOrDefault(i => i.Name == name).Value;

    public void Dispose() => http?.Dispose();

    private IEnumerable<KeyValuePair<string, string>> Hidden(string form)
    {
        // By its name; a form that is no page's own (signing out) by what is in it. Another one's address may hold the same word.
        var forms = Forms().Matches(Page).Select(m => m.Value).Where(m => m.Contains(form, StringComparison.Ordinal)).ToList();
        var markup = forms.Find(m => m.Contains($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal)) ?? forms[0];
        return Inputs(markup).Where(i => i.IsHidden).Select(i => new KeyValuePair<string, string>(i.Name, i.Value));
    }

    private static IEnumerable<(string Name, string Value, bool IsHidden)> Inputs(string markup) => Input().Matches(markup).Select(m =>
        (Attribute(m.Value, "name"), WebUtility.HtmlDecode(Attribute(m.Value, "value")), m.Value.Contains("type=\"hidden\"", StringComparison.Ordinal)));

    private static string Attribute(string tag, string name)
    {
        var begin = tag.IndexOf($" {name}=\"", StringComparison.Ordinal);
        if (begin < 0) return "";
        begin += name.Length + 3;
        return tag[begin..tag.IndexOf('"', begin)];
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Input();
}
