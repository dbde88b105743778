using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stoa.Contracts.Common;

/// <summary>A decimal as a JSON string, so that no reader passes it through a binary float.</summary>
public sealed class DecimalStringConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && decimal.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonException("expected a decimal number in quotes, such as \"12.30\"");

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("0.00##########", CultureInfo.InvariantCulture));
}
