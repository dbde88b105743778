using System.Text;
using System.Text.RegularExpressions;

namespace Stoa.SystemTests.Fixtures;

/// <summary>Enough of MIME (RFC 2045) to read what a mail says.</summary>
internal static partial class MimeText
{
    public static string Decode(string mail)
    {
        var boundary = Boundary().Match(mail);
        if (!boundary.Success) return DecodePart(mail);
        return string.Join('\n', mail.Split($"--{boundary.Groups[1].Value}").Select(DecodePart));
    }

    private static string DecodePart(string part)
    {
        var end = part.TrimStart().IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0) return part;
        var (headers, body) = (part.TrimStart()[..end], part.TrimStart()[(end + 2)..]);
        if (headers.Contains("base64", StringComparison.OrdinalIgnoreCase))
            return headers + "\n\n" + Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal).Trim()));
        return headers.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase) ? headers + "\n\n" + Unquote(body) : part;
    }

    private static string Unquote(string body)
    {
        var bytes = new List<byte>();
        var text = body.Replace("=\n", "", StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=') bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
            else
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex("boundary=\"?([^\"\n;]+)\"?", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();
}
