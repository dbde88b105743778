using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http.Bodies;

/// <summary>
/// Reads out of the framework's exception which parameter could not be read. A malformed id in the address answers like an
/// unknown one: whether something looks like an id tells nothing then.
/// </summary>
internal static partial class BindingFaults
{
    public static ProblemHttpResult Of(BadHttpRequestException bad, HttpContext context)
    {
        if (bad.InnerException is JsonException wrong) return Problems.Invalid([new FieldError(Pointer(wrong.Path), wrong.Message)]);
        if (bad.StatusCode == StatusCodes.Status413PayloadTooLarge) return Problems.Of(PlatformProblems.TooLarge);
        if (bad.StatusCode == StatusCodes.Status415UnsupportedMediaType) return Problems.Of(PlatformProblems.WrongContentType);
        if (Unreadable().Match(bad.Message) is { Success: true } unreadable)
        {
            // Where parameters are the properties of a record, the framework names the property.
            var name = JsonNamingPolicy.CamelCase.ConvertName(unreadable.Groups["name"].Value);
            return context.Request.RouteValues.ContainsKey(name)
                ? Problems.NotFound(Noun(unreadable.Groups["type"].Value))
                : Problems.Invalid([new FieldError($"query/{name}", "cannot be read")]);
        }

        if (Missing().Match(bad.Message) is { Success: true } missing)
            return Problems.Invalid([new FieldError(missing.Groups["place"].Value == "body" ? "" : $"query/{missing.Groups["name"].Value}", "is needed")]);
        var kind = PlatformProblems.MalformedRequest;
        return Problems.Of(bad.StatusCode, kind.Type, kind.Title, kind.Mend);
    }

    /// <summary><c>PaymentMethodId</c> becomes <c>payment method</c>.</summary>
    public static string Noun(string typeOfId) => typeOfId == nameof(TenantId)
        ? "company" // what a tenant is called outside
        : Capital().Replace(typeOfId.EndsWith("Id", StringComparison.Ordinal) ? typeOfId[..^2] : typeOfId, " $0").Trim().ToLowerInvariant();

    // $.lines[0].price becomes /lines/0/price
    private static string Pointer(string? path) =>
        path is null or "$" ? "" : Step().Replace(path[1..], match => $"/{(match.Groups["index"].Success ? match.Groups["index"] : match.Groups["name"]).Value}");

    [GeneratedRegex("""^Failed to bind parameter "(?:Nullable<)?(?<type>\w+)>?(?:\[\])? (?<name>\w+)" from """, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unreadable();

    [GeneratedRegex("""^Required parameter "\S+ (?<name>\w+)" was not provided from (?<place>\w+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Missing();

    [GeneratedRegex("[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Capital();

    [GeneratedRegex(@"\[(?<index>\d+)\]|\.(?<name>[^.\[]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Step();
}
