using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stoa.Contracts.Common;

/// <summary>Writes every typed id as its external form, as a value and as the key of a dictionary.</summary>
public sealed class TypedIdJsonConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => IsTypedId(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    /// <summary>True for the structs that implement <see cref="ITypedId{TSelf}"/>.</summary>
    public static bool IsTypedId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>));

    private sealed class Converter<TId> : JsonConverter<TId> where TId : struct, ITypedId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && TypeId.TryParse<TId>(reader.GetString(), out var id)
                ? id
                : throw new JsonException($"expected an id of the form {TId.Prefix}_...");

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(TypeId.Write(value));
    }
}
