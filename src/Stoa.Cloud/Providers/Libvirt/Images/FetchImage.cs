using System.Net;
using System.Net.Http.Headers;

namespace Stoa.Cloud.Providers.Libvirt.Images;

/// <summary>
/// Downloads a file that may be large over a line that may break: goes on from where it stopped (RFC 9110 section 14), by itself a few
/// times, and by the next call when that did not help. Whether the parts belong together the checksum tells afterwards.
/// </summary>
internal static class FetchImage
{
    private const int Attempts = 5; // in a row without a byte
    private const int Chunk = 1 << 17;
    private const long SayEvery = 64L << 20;
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <param name="partial">What an earlier call left, and what this one leaves when the line stays broken.</param>
    /// <param name="address">Where from.</param>
    /// <param name="pause">Before it goes on; twice as long each time that brought nothing.</param>
    /// <param name="say">Told how far it is.</param>
    /// <param name="cancel">Ends the download; the next call goes on.</param>
    /// <exception cref="ImageException">It is not there, or does not come.</exception>
    public static async Task Into(string partial, Uri address, TimeSpan pause, Action<string> say, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(partial)!);
        using var handler = new SocketsHttpHandler();
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        for (var failures = 0; ;)
        {
            var before = Length(partial);
            try
            {
                await Continue(http, partial, address, say, cancel);
                return;
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException or TimeoutException && !cancel.IsCancellationRequested)
            {
                failures = Length(partial) > before ? 0 : failures + 1;
                if (failures == Attempts) throw GaveUp(address, partial, broken);
                say($"the line broke after {Length(partial) >> 20} MiB, going on");
                await Task.Delay(pause * (1 << failures), cancel);
            }
        }
    }

    private static async Task Continue(HttpClient http, string partial, Uri address, Action<string> say, CancellationToken cancel)
    {
        var have = Length(partial);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (have > 0) request.Headers.Range = new RangeHeaderValue(have, null);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel).WaitAsync(Silence, cancel);
        // All of it is here already.
        if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && answer.Content.Headers.ContentRange?.Length == have) return;
        if (!answer.IsSuccessStatusCode) Refuse(address, answer.StatusCode, partial);
        // A server that knows no ranges answers 200 and begins anew.
        var goesOn = answer.StatusCode == HttpStatusCode.PartialContent && answer.Content.Headers.ContentRange?.From == have;
        await using var file = new FileStream(partial, goesOn ? FileMode.Append : FileMode.Create);
        await Copy(await answer.Content.ReadAsStreamAsync(cancel), file, (goesOn ? have : 0) + answer.Content.Headers.ContentLength, say, cancel);
    }

    private static async Task Copy(Stream from, FileStream to, long? whole, Action<string> say, CancellationToken cancel)
    {
        var buffer = new byte[Chunk];
        for (var said = to.Position; ;)
        {
            var read = await from.ReadAsync(buffer, cancel).AsTask().WaitAsync(Silence, cancel);
            if (read == 0) break;
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
            if (to.Position - said < SayEvery) continue;
            said = to.Position;
            say(whole is { } all ? $"{said >> 20} of {all >> 20} MiB" : $"{said >> 20} MiB");
        }

        if (to.Position < whole) throw new IOException($"the answer ended after {to.Position} of {whole} bytes");
    }

    private static void Refuse(Uri address, HttpStatusCode status, string partial)
    {
        if ((int)status is >= 500 or 408 or 429) throw new HttpRequestException($"the server answered {(int)status}");
        File.Delete(partial);
        throw new ImageException("image-not-found", $"{address} has no such file: the server answered {(int)status}.");
    }

    private static ImageException GaveUp(Uri address, string partial, Exception broken)
    {
        if (Length(partial) == 0) File.Delete(partial);
        var kept = Length(partial) > 0 ? $" {Length(partial) >> 20} MiB are kept: run the same command again to go on from there." : "";
        return new ImageException("image-unreachable", $"{address} cannot be fetched: {broken.Message}.{kept}");
    }

    private static long Length(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;
}
